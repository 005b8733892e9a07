import type { SaidOfEvent, SaidOfQuestion } from './bins.ts'
import { brier } from './brier.ts'
import { clusteredInterval, type Interval } from './interval.ts'
import { normalCdf } from './normal.ts'

/**
 * Spiegelhalter's test that whoever said these chances is calibrated: how far the Brier scores lie
 * from what the chances expect of them, over its standard deviation; standard normal if they are.
 * Of yes or no it is Z = sum (o - f)(1 - 2f) / sqrt(sum (1 - 2f)^2 f (1 - f)); of several options
 * one comes about, so that the scores of its events are taken together.
 *
 * @param said one forecast a question, fixed in advance
 * @returns Z and its two-sided p-value, 0..1; null where only 0%, 50% and 100% were said
 * @see SCORING.md 4.3; Spiegelhalter (1986)
 */
export function spiegelhalter(said: readonly SaidOfQuestion[]): { z: number; p: number } | null {
  const told = said.map(surprise)
  const variance = told.reduce((sum, one) => sum + one.variance, 0)
  if (variance === 0) return null
  const z = told.reduce((sum, one) => sum + one.excess, 0) / Math.sqrt(variance)
  return { z, p: 2 * normalCdf(-Math.abs(z)) }
}

/** The score of one forecast less what it expects, and the variance it expects. */
function surprise(forecast: SaidOfQuestion): { excess: number; variance: number } {
  const score = (happened: (index: number) => boolean) =>
    forecast.reduce(
      (sum, { bp, weight }, index) => sum + (weight * brier(bp, happened(index))) / 1e8,
      0,
    )
  const scores = forecast.map(({ bp }, option) => ({
    chance: bp / 10_000,
    score: score((index) => index === option),
  }))
  const [only, ...more] = scores
  if (only && more.length === 0) scores.push({ chance: 1 - only.chance, score: score(() => false) })
  const expected = scores.reduce((sum, one) => sum + one.chance * one.score, 0)
  return {
    excess: score((index) => forecast[index]?.happened === true) - expected,
    variance: scores.reduce((sum, one) => sum + one.chance * (one.score - expected) ** 2, 0),
  }
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
