/**
 * The quantile of a sample between its ordered values, type 7 as in R and numpy: at (n - 1) share.
 *
 * @param values at least one, in any order
 * @param share 0 to 1
 * @throws RangeError for no values or a share outside its range
 * @see SCORING.md 6; Hyndman and Fan (1996)
 * @example quantile([10, 20, 40], 0.75) // 30
 */
export const quantile = (values: readonly number[], share: number): number =>
  inOrder(Float64Array.from(values).sort(), share)

/** Several quantiles of the same values, which are put in order once. */
export function quantiles(values: readonly number[], shares: readonly number[]): number[] {
  const ordered = Float64Array.from(values).sort()
  return shares.map((share) => inOrder(ordered, share))
}

function inOrder(ordered: Float64Array, share: number): number {
  if (ordered.length === 0 || !(share >= 0 && share <= 1))
    throw new RangeError(`A quantile is of some values and a share from 0 to 1, not ${share}.`)
  const place = (ordered.length - 1) * share
  const below = ordered[Math.floor(place)] as number
  const above = ordered[Math.ceil(place)] as number
  return below + (place - Math.floor(place)) * (above - below)
}

/** The middle of a sample; of two middle values their mean. */
export const medianOf = (values: readonly number[]) => quantile(values, 0.5)
