import { miscalibrationByChance } from '#src/scoring/bands.ts'
import { type Bin, calibrationBins } from '#src/scoring/bins.ts'
import {
  calibrationInTheLarge,
  selfAssessment,
  skillScore,
  spiegelhalter,
} from '#src/scoring/calibrated.ts'
import { corp } from '#src/scoring/corp.ts'
import type { Interval } from '#src/scoring/interval.ts'
import { type Murphy, murphy } from '#src/scoring/murphy.ts'
import type { Score } from './score-collected.ts'

export type Summary = {
  questions: number
  /** How many scores of a forecaster on a question, and how many forecasts they come from. */
  scores: number
  forecasts: number
  /** The mean of these scores, each averaged over time where there are times. */
  brier: number
  decomposition: Decomposition
  corp: { score: number; mcb: number; dsc: number; unc: number }
  bins: Bin[]
  in_the_large: Pick<Interval, 'mean' | 'low' | 'high'>
  self_assessment: { sharpness: number; gap: number }
  /** By one forecast a question, the first; null under 20 questions, and for several forecasters. */
  test: CalibrationTest | null
}

/** As SCORING.md 4.1 names them: BS = REL - RES + UNC + WBV - WBC. */
type Decomposition = Record<
  'brier' | 'rel' | 'res' | 'unc' | 'wbv' | 'wbc' | 'gres' | 'mean_forecast' | 'base_rate',
  number
> & { skill_score: number | null }

type CalibrationTest = {
  spiegelhalter: { z: number; p: number } | null
  /** Beside the miscalibration that chance alone gives; null where drawing it would take minutes. */
  mcb: number
  mcb_by_chance: { mean: number; high: number } | null
}

/** SCORING.md 4.3: under it a table and no judgement. */
export const FEWEST_TO_JUDGE = 20
const MOST_TO_DRAW = 5000

/** @returns null where nothing was scored */
export function summaryOf(scores: Score[]): Summary | null {
  const said = scores.flatMap((score) => score.said)
  const [bias, assessment] = [calibrationInTheLarge(said), selfAssessment(said)]
  const [taken, curve] = [murphy(said), corp(said)]
  if (!taken || !curve || !assessment) return null
  return {
    questions: new Set(scores.map(({ cluster }) => cluster)).size,
    ...{ scores: scores.length, forecasts: said.length },
    brier: scores.reduce((sum, { average }) => sum + average, 0) / scores.length / 1e10,
    decomposition: decompositionOf(taken),
    corp: {
      ...{ score: curve.score, mcb: curve.miscalibration },
      ...{ dsc: curve.discrimination, unc: curve.uncertainty },
    },
    bins: calibrationBins(said),
    in_the_large: { mean: bias.mean, low: bias.low, high: bias.high },
    self_assessment: assessment,
    test: testOf(scores),
  }
}

const decompositionOf = (taken: Murphy): Decomposition => ({
  ...{ brier: taken.brier, rel: taken.reliability, res: taken.resolution },
  ...{ unc: taken.uncertainty, wbv: taken.varianceWithin, wbc: taken.covarianceWithin },
  ...{ gres: taken.generalisedResolution, mean_forecast: taken.said, base_rate: taken.happened },
  skill_score: skillScore(taken.brier, taken.uncertainty),
})

/** Several forecasters' chances of one event hang together, which the test does not allow for. */
function testOf(scores: Score[]): CalibrationTest | null {
  const people = new Set(scores.map(({ who }) => who))
  if (people.size !== 1 || scores.length < FEWEST_TO_JUDGE) return null
  const firsts = scores.map(({ first, said: [one] }) => ({
    ...{ bp: first, weight: 1 },
    happened: one?.happened === true,
  }))
  const forecasts = firsts.map((one) => [one])
  const isQuick = firsts.length <= MOST_TO_DRAW
  return {
    spiegelhalter: spiegelhalter(forecasts),
    mcb: corp(firsts)?.miscalibration ?? 0,
    mcb_by_chance: isQuick ? miscalibrationByChance(forecasts, { seed: 1 }) : null,
  }
}
