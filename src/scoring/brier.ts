import { checkBasisPoints, checkDistribution, checkOption } from './exact.ts'

/**
 * Brier score of one yes/no forecast: the squared gap between chance and outcome, (p - y)^2.
 *
 * @param bp chance of yes, integer basis points 0 to 10000
 * @param happened whether the outcome was yes
 * @returns integer units of 1e-8: 0 certain and right, 1e8 certain and wrong, 25e6 for 50%
 * @throws RangeError for a chance outside its range
 * @see SCORING.md 1.1; Brier (1950), whose own form is twice this
 * @example brier(7300, true) // 7_290_000, shown as 0.073
 */
export function brier(bp: number, happened: boolean): number {
  checkBasisPoints(bp)
  return (bp - (happened ? 10_000 : 0)) ** 2
}

/**
 * Brier score of a forecast over unordered options: half the sum of squared gaps, 1/2 sum (p_k -
 * 1{k = outcome})^2. With two options it equals `brier`.
 *
 * @param bps chance of each option, integer basis points summing to 10000
 * @param outcome index of the option that came about
 * @returns integer units of 1e-8: 0 certain and right, 1e8 certain of one wrong option
 * @throws RangeError for chances that do not sum to 10000 or an outcome that is no option
 * @see SCORING.md 1.2; Brier (1950)
 * @example brierOfOptions([5000, 3000, 2000], 0) // 19_000_000, shown as 0.190
 */
export function brierOfOptions(bps: readonly number[], outcome: number): number {
  checkDistribution(bps)
  checkOption(outcome, bps.length)
  // The sum is even, since the gaps sum to zero: half of it is an integer.
  return bps.reduce((sum, bp, k) => sum + (bp - (k === outcome ? 10_000 : 0)) ** 2, 0) / 2
}
