import type { SaidOfQuestion } from './bins.ts'
import { corp, curveAt, type Pool, rising } from './corp.ts'
import { quantile } from './quantile.ts'
import { type Random, randomFrom, resampled } from './random.ts'

/** Between which shares the calibration curve may lie at a chance; null where none was drawn. */
export type BandPoint = { bp: number; low: number | null; high: number | null }

/** How often is drawn, with which seed, and how much of what is drawn lies within the band. */
export type Drawing = { replicates?: number; level?: number; seed: number }

/**
 * Where the curve of somebody who is calibrated would lie: questions are drawn again, each comes
 * about with the chances that were said, and the curve is fitted anew.
 *
 * @param said one forecast a question, of weights that sum to 1
 * @param drawing by default 1000 replicates and a level of 0.9
 * @returns a point for each distinct chance; pointwise quantiles, type 7
 * @see SCORING.md 4.3; the R package reliabilitydiag
 */
export const consistencyBand = (said: readonly SaidOfQuestion[], drawing: Drawing) =>
  band(said, drawing, drawnAsSaid)

/**
 * Where a curve weighted by time may lie, which is a confidence band: whole questions are drawn
 * again, since what is said of one hangs together.
 *
 * @param questions what was said of each
 * @see SCORING.md 4.3
 */
export const confidenceBand = (questions: readonly SaidOfQuestion[], drawing: Drawing) =>
  band(questions, drawing, (question) => question)

/**
 * The miscalibration that chance alone gives somebody who is calibrated: its mean and 95th
 * percentile where each question comes about with the chances that were said.
 *
 * @param said one forecast a question
 * @returns null where nothing was said
 * @see SCORING.md 4.3
 */
export function miscalibrationByChance(
  said: readonly SaidOfQuestion[],
  { replicates = 1000, seed }: Drawing,
): { mean: number; high: number } | null {
  if (said.length === 0) return null
  const random = randomFrom(seed)
  const drawn = Array.from({ length: replicates }, () => {
    const { miscalibration } = corp(
      said.flatMap((question) => drawnAsSaid(question, random)),
    ) as NonNullable<ReturnType<typeof corp>>
    return miscalibration
  })
  const mean = drawn.reduce((sum, one) => sum + one, 0) / replicates
  return { mean, high: quantile(drawn, 0.95) }
}

/** One number draws a whole question: it lands on one of the options, or on yes or beside it. */
function drawnAsSaid(question: SaidOfQuestion, random: Random): SaidOfQuestion {
  let left = random() * 10_000
  return question.map((event) => {
    const happened = left >= 0 && left < event.bp
    left -= event.bp
    return { ...event, happened }
  })
}

type Draw = (question: SaidOfQuestion, random: Random) => SaidOfQuestion

function band(
  questions: readonly SaidOfQuestion[],
  { replicates = 1000, level = 0.9, seed }: Drawing,
  draw: Draw,
): BandPoint[] {
  const random = randomFrom(seed)
  const bps = [...new Set(questions.flatMap((said) => said.map(({ bp }) => bp)))]
  bps.sort((a, b) => a - b)
  const curves = Array.from({ length: replicates }, () => {
    const drawn = resampled(questions, random).map((question) => draw(question, random))
    return rising(poolsOf(bps, drawn))
  })
  return bps.map((bp) => {
    // A curve is not continued beyond what was drawn.
    const at = curves.flatMap((blocks) => curveAt(blocks, bp) ?? [])
    if (at.length === 0) return { bp, low: null, high: null }
    return { bp, low: quantile(at, (1 - level) / 2), high: quantile(at, (1 + level) / 2) }
  })
}

/** What was drawn of the chances that there are: nothing is sorted a thousand times. */
function poolsOf(bps: readonly number[], drawn: readonly SaidOfQuestion[]): Pool[] {
  const pools = new Map(bps.map((bp) => [bp, { from: bp, to: bp, weight: 0, hits: 0 }]))
  for (const question of drawn)
    for (const { bp, weight, happened } of question) {
      const pool = pools.get(bp) as Pool
      pool.weight += weight
      if (happened) pool.hits += weight
    }
  return [...pools.values()].filter(({ weight }) => weight > 0)
}
