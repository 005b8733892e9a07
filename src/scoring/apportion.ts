/**
 * Whole basis points in proportion to weights, by largest remainder: they sum to exactly 10000 and
 * none is more than one away from its share. Of equal remainders the first option gets the more.
 *
 * @param weights one for each option, none below 0, not all 0
 * @throws RangeError where no proportion exists
 * @see SCORING.md 5; Hamilton's method
 * @example apportion([1, 1, 1]) // [3334, 3333, 3333]
 */
export function apportion(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (!(sum > 0) || !Number.isFinite(sum) || weights.some((weight) => weight < 0))
    throw new RangeError('A proportion needs weights that are not negative, and one above 0.')

  const exact = weights.map((weight) => (weight * 10_000) / sum)
  const whole = exact.map(Math.floor)
  const left = 10_000 - whole.reduce((total, bp) => total + bp, 0)
  const restOf = (index: number) => (exact[index] as number) - (whole[index] as number)
  const byRest = whole.map((_, index) => index).sort((a, b) => restOf(b) - restOf(a) || a - b)
  const more = new Set(byRest.slice(0, left))
  return whole.map((bp, index) => bp + (more.has(index) ? 1 : 0))
}
