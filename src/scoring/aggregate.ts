import { checkBasisPoints } from './exact.ts'

/**
 * The crowd's chance: the median of standing forecasts, recent ones weighing more. The k-th of n
 * from the oldest weighs exp(sqrt k - sqrt n); up to two weigh the same. The weighted median is
 * the midpoint of the lower and the upper one.
 *
 * @param bps standing chances in basis points, one a person, oldest change first
 * @returns basis points, not rounded: whole, or a half where the midpoint falls between two; to
 *   publish a whole number, round it half to even with `roundHalfEven`
 * @throws RangeError when nobody stands or a chance is outside 0 to 10000
 * @see SCORING.md 5; Metaculus' recency-weighted median
 * @example recencyWeightedMedian([2000, 8000]) // 5000
 */
export function recencyWeightedMedian(bps: readonly number[]): number {
  if (bps.length === 0) throw new RangeError('A crowd has at least one forecast.')
  for (const bp of bps) checkBasisPoints(bp)

  const n = bps.length
  const weigh = (k: number) => (n <= 2 ? 1 : Math.exp(Math.sqrt(k) - Math.sqrt(n)))
  const weighted = bps
    .map((bp, index) => ({ bp, weight: weigh(index + 1) }))
    .sort((a, b) => a.bp - b.bp)
  const half = weighted.reduce((sum, { weight }) => sum + weight, 0) / 2
  return (firstReaching(weighted, half) + firstReaching(weighted.toReversed(), half)) / 2
}

/** The first value at which the weights so far come to half of all. */
function firstReaching(weighted: { bp: number; weight: number }[], half: number): number {
  let sum = 0
  const index = weighted.findIndex(({ weight }) => {
    sum += weight
    return sum >= half
  })
  return (weighted[index] as { bp: number }).bp
}
