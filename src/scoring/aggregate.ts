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
  const { weighted, total } = recencyWeighted(bps)
  const half = total / 2
  return (firstReaching(weighted, half) + firstReaching(weighted.toReversed(), half)) / 2
}

/** Between which chances the middle half of the standing forecasts lies, in basis points. */
export type MiddleHalf = { low: number; high: number }

/**
 * The middle half of the crowd under the weights of its median: a quarter of all weight lies at
 * `low` or below, a quarter at `high` or above, and the median between them.
 *
 * @param bps standing chances in basis points, one a person, oldest change first
 * @returns two of the chances given; of one forecast twice the same
 * @throws RangeError when nobody stands or a chance is outside 0 to 10000
 * @see SCORING.md 5
 * @example middleHalf([2000, 4000, 6000, 8000]) // { low: 4000, high: 8000 }
 */
export function middleHalf(bps: readonly number[]): MiddleHalf {
  const { weighted, total } = recencyWeighted(bps)
  const low = firstReaching(weighted, total / 4)
  return { low, high: firstReaching(weighted.toReversed(), total / 4) }
}

type Weighted = { bp: number; weight: number }

/** Chances in order with their weights, and the sum of these. */
function recencyWeighted(bps: readonly number[]): { weighted: Weighted[]; total: number } {
  if (bps.length === 0) throw new RangeError('A crowd has at least one forecast.')
  for (const bp of bps) checkBasisPoints(bp)

  const n = bps.length
  const weigh = (k: number) => (n <= 2 ? 1 : Math.exp(Math.sqrt(k) - Math.sqrt(n)))
  const weighted = bps
    .map((bp, index) => ({ bp, weight: weigh(index + 1) }))
    .sort((a, b) => a.bp - b.bp)
  return { weighted, total: weighted.reduce((sum, { weight }) => sum + weight, 0) }
}

/** The first value at which the weights so far come to enough. */
function firstReaching(weighted: Weighted[], enough: number): number {
  let sum = 0
  const index = weighted.findIndex(({ weight }) => {
    sum += weight
    return sum >= enough
  })
  return (weighted[index] as Weighted).bp
}
