import type { SaidOfEvent } from './bins.ts'
import { brier } from './brier.ts'
import { clusteredInterval, type Interval } from './interval.ts'
import { normalCdf } from './normal.ts'

/**
 * Spiegelhalter's test that whoever said these chances is calibrated: Z = sum (o - f)(1 - 2f) /
 * sqrt(sum (1 - 2f)^2 f (1 - f)), standard normal if they are.
 *
 * @param said one forecast a question, fixed in advance; weights do not count
 * @returns Z and its two-sided p-value, 0..1; null where only 0%, 50% and 100% were said
 * @see SCORING.md 4.3; Spiegelhalter (1986)
 */
export function spiegelhalter(said: readonly SaidOfEvent[]): { z: number; p: number } | null {
  const sum = (of: (f: number, o: number) => number) =>
    said.reduce((total, { bp, happened }) => total + of(bp / 10_000, Number(happened)), 0)
  const variance = sum((f) => (1 - 2 * f) ** 2 * f * (1 - f))
  if (variance === 0) return null
  const z = sum((f, o) => (o - f) * (1 - 2 * f)) / Math.sqrt(variance)
  return { z, p: 2 * normalCdf(-Math.abs(z)) }
}

/**
 * Calibration in the large: mean chance said minus the share that happened, above 0 for too much,
 * with an interval that allows for clusters.
 *
 * @returns as of `clusteredInterval`, `mean` -1..1; null where nothing was said
 * @see SCORING.md 4.4 and 3.3
 */
export const calibrationInTheLarge = (
  said: readonly (SaidOfEvent & { cluster: string })[],
): Interval =>
  clusteredInterval(
    said.map(({ bp, happened, weight, cluster }) => ({
      relative: weight * (bp / 10_000 - Number(happened)),
      coverage: weight,
      cluster,
    })),
  )

/**
 * The Brier score that somebody's own chances expect, mean f (1 - f), and what it came to beyond
 * that: a gap above 0 is overconfidence.
 *
 * @returns sharpness 0..0.25 and gap -0.25..1; null where nothing was said
 * @see SCORING.md 4.4
 */
export function selfAssessment(
  said: readonly SaidOfEvent[],
): { sharpness: number; gap: number } | null {
  const total = said.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null
  const mean = (of: (one: SaidOfEvent) => number) =>
    said.reduce((sum, one) => sum + one.weight * of(one), 0) / 1e8 / total
  const sharpness = mean(({ bp }) => bp * (10_000 - bp))
  return { sharpness, gap: mean(({ bp, happened }) => brier(bp, happened)) - sharpness }
}

/**
 * How much better than a reference on the same instants: 1 - score / reference. Shown, never
 * ranked, since ratios are not proper.
 *
 * @returns up to 1; null for a reference of 0
 * @see SCORING.md 4.4
 */
export const skillScore = (score: number, reference: number) =>
  reference === 0 ? null : 1 - score / reference
