import type { SaidOfEvent } from './bins.ts'
import { corp, curveAt, recalibrate } from './corp.ts'
import { quantile } from './quantile.ts'
import { type Random, randomFrom, resampled } from './random.ts'

/** Between which shares the calibration curve may lie at a chance; null where none was drawn. */
export type BandPoint = { bp: number; low: number | null; high: number | null }

/** How often is drawn, with which seed, and how much of what is drawn lies within the band. */
export type Drawing = { replicates?: number; level?: number; seed: number }

/**
 * Where the curve of somebody who is calibrated would lie: pairs are drawn again, each happens with
 * the chance that was said, and the curve is fitted anew.
 *
 * @param said one forecast a question, of weight 1
 * @param drawing by default 1000 replicates and a level of 0.9
 * @returns a point for each distinct chance; pointwise quantiles, type 7
 * @see SCORING.md 4.3; the R package reliabilitydiag
 */
export function consistencyBand(said: readonly SaidOfEvent[], drawing: Drawing): BandPoint[] {
  return band(said, drawing, (random) => drawnAsSaid(resampled(said, random), random))
}

/**
 * Where a curve weighted by time may lie, which is a confidence band: whole questions are drawn
 * again, since what is said of one hangs together.
 *
 * @param questions what was said of each
 * @see SCORING.md 4.3
 */
export function confidenceBand(
  questions: readonly (readonly SaidOfEvent[])[],
  drawing: Drawing,
): BandPoint[] {
  return band(questions.flat(), drawing, (random) => resampled(questions, random).flat())
}

/**
 * The miscalibration that chance alone gives somebody who is calibrated: its mean and 95th
 * percentile where each event happens with the chance that was said.
 *
 * @returns null where nothing was said
 * @see SCORING.md 4.3
 */
export function miscalibrationByChance(
  said: readonly SaidOfEvent[],
  { replicates = 1000, seed }: Drawing,
): { mean: number; high: number } | null {
  if (said.length === 0) return null
  const random = randomFrom(seed)
  const drawn = Array.from({ length: replicates }, () => {
    const { miscalibration } = corp(drawnAsSaid(said, random)) as NonNullable<
      ReturnType<typeof corp>
    >
    return miscalibration
  })
  const mean = drawn.reduce((sum, one) => sum + one, 0) / replicates
  return { mean, high: quantile(drawn, 0.95) }
}

const drawnAsSaid = (said: readonly SaidOfEvent[], random: Random) =>
  said.map((one) => ({ ...one, happened: random() * 10_000 < one.bp }))

function band(
  said: readonly SaidOfEvent[],
  { replicates = 1000, level = 0.9, seed }: Drawing,
  draw: (random: Random) => SaidOfEvent[],
): BandPoint[] {
  const random = randomFrom(seed)
  const curves = Array.from({ length: replicates }, () => recalibrate(draw(random)))
  const bps = [...new Set(said.map(({ bp }) => bp))].sort((a, b) => a - b)
  return bps.map((bp) => {
    // A curve is not continued beyond what was drawn.
    const at = curves.flatMap((blocks) => curveAt(blocks, bp) ?? [])
    if (at.length === 0) return { bp, low: null, high: null }
    return { bp, low: quantile(at, (1 - level) / 2), high: quantile(at, (1 + level) / 2) }
  })
}
