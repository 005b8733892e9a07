import { kindOf, type Outcome, type Value } from '#src/kinds/index.ts'
import type { SaidOfEvent, SaidOfQuestion } from '#src/scoring/bins.ts'
import { drawOf, pit } from '#src/scoring/pit.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { type Said, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'

type Known = { outcome: Outcome; known_at: Date }

/**
 * What one person said of the events of a resolved question, by SCORING.md 4.5. A chance counts for
 * the share of the schedule it stood, whether in one stretch or in several, and each of K options
 * is an event that weighs a K-th: no question weighs more than 1.
 */
export function saidOfEvents(
  question: Scheduled,
  { outcome, known_at }: Known,
  said: Said[],
): SaidOfEvent[] {
  const { levels, happened } = kindOf(question.spec)
  const window = windowOf(scheduleOf(question, known_at))
  const cameTrue = happened(outcome, question.spec)
  if (cameTrue.length === 0) return []
  const segments = segmentsOf(scoredMoves(question, said, outcome), window)

  const stretches = segments.flatMap(({ from, to, move }) => {
    const value = said[move]?.value
    return value ? levels(value).map((bp, event) => ({ event, bp, ms: to - from })) : []
  })
  const alike = Map.groupBy(stretches, ({ event, bp }) => `${event} ${bp}`)
  const whole = (window.end - window.from) * cameTrue.length
  return [...alike.values()].flatMap((same) => {
    const [{ event, bp } = { event: 0, bp: 0 }] = same
    const ms = same.reduce((sum, one) => sum + one.ms, 0)
    return { bp, happened: cameTrue[event] === true, weight: ms / whole }
  })
}

/**
 * The first forecast that counted, which was fixed before anything was known of the outcome: what
 * is said of one question hangs together, so tests and bands take one of each. SCORING.md 4.5.
 *
 * @returns an event, or one for each option that weighs its part; none where nothing counted
 */
export function firstSaid(question: Scheduled, known: Known, said: Said[]): SaidOfQuestion {
  const { levels, happened } = kindOf(question.spec)
  const value = firstValue(question, known, said)
  const cameTrue = happened(known.outcome, question.spec)
  if (!value || cameTrue.length === 0) return []
  return levels(value).map((bp, event) => ({
    ...{ bp, happened: cameTrue[event] === true },
    weight: 1 / cameTrue.length,
  }))
}

/**
 * Where an outcome lay in the first forecast that counted, by the chance of at most that much: what
 * the calibration of numbers and dates is judged by. SCORING.md 4.5.
 *
 * @param ids who said it of what, which draw a place where the chance jumps
 * @returns 0..1; undefined where nothing counted, or no amount was spoken of
 */
export function firstPlace(
  question: Scheduled,
  { ids, ...known }: Known & { ids: readonly [question_id: number, person_id: number] },
  said: Said[],
): number | undefined {
  const value = firstValue(question, known, said)
  const met = value && kindOf(question.spec).onAxis(value, known.outcome, question.spec)
  return met && pit(met.curve, met.came, drawOf(...ids))
}

function firstValue(
  question: Scheduled,
  { outcome, known_at }: Known,
  said: Said[],
): Value | undefined {
  const window = windowOf(scheduleOf(question, known_at))
  const [first] = segmentsOf(scoredMoves(question, said, outcome), window)
  return (first && said[first.move]?.value) ?? undefined
}
