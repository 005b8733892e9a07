import { checkDistribution, checkOption } from './exact.ts'

/**
 * Ranked probability score of a forecast over ordered options, before division by K - 1: the sum
 * over the K - 1 inner borders of the Brier score of "the outcome lies at or below this border".
 *
 * @param bps chance of each option in order, integer basis points summing to 10000
 * @param outcome index of the option that came about
 * @returns integer numerator; divided by `rankedUnit(K)` it is a score from 0 (best) to 1
 * @throws RangeError for chances that do not sum to 10000 or an outcome that is no option
 * @see SCORING.md 1.3; Epstein (1969), Murphy (1971)
 * @example rankedNumerator([5000, 3000, 2000], 0) / rankedUnit(3) // 0.145
 */
export function rankedNumerator(bps: readonly number[], outcome: number): number {
  checkDistribution(bps)
  checkOption(outcome, bps.length)
  let below = 0
  let sum = 0
  for (const [k, bp] of bps.slice(0, -1).entries()) {
    below += bp
    sum += (below - (outcome <= k ? 10_000 : 0)) ** 2
  }
  return sum
}

/** The divisor of `rankedNumerator` for K options: (K - 1) 1e8. */
export const rankedUnit = (options: number) => (options - 1) * 1e8
