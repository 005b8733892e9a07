import { usualCounts } from '#src/scoring/binomial.ts'
import { heldWithin, pitBins } from '#src/scoring/pit.ts'

/** How forecasts of numbers and dates fit what came about. */
export type Quantities = {
  questions: number
  /** How many outcomes lay in each tenth of the chances. */
  bins: number[]
  intervals: Central[]
}

/** The middle of each forecast by chances, 0.5 for from 25% to 75%. */
export type Central = {
  level: number
  /** How many outcomes it held. */
  held: number
  /** What luck gives somebody calibrated; undefined while there are too few to judge. */
  usual: { low: number; high: number } | undefined
}

/** Resolved questions from which on somebody is judged. */
export const ENOUGH_TO_JUDGE = 20

const LEVELS = [0.5, 0.8, 0.9]

/**
 * @param places where each outcome lay in the first forecast of it, 0..1, one a question
 * @returns undefined of none
 */
export function quantitiesOf(places: readonly number[]): Quantities | undefined {
  const questions = places.length
  if (questions === 0) return undefined
  return {
    questions,
    bins: pitBins(places),
    intervals: LEVELS.map((level) => ({
      level,
      held: heldWithin(places, level),
      usual: questions < ENOUGH_TO_JUDGE ? undefined : usualCounts(questions, level),
    })),
  }
}
