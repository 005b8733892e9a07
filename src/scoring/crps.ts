import { type Curve, chanceAt, checkCurve, type Knot } from './curve.ts'

/**
 * Score of a distribution on a range: the mean over x of the Brier score of "the outcome is at most
 * x", 1/(U - L) integral (F(x) - 1{y <= x})^2 dx, for F straight between knots.
 *
 * A stretch of width w on which F, or 1 - F right of the outcome, goes from a to b contributes
 * w (a^2 + ab + b^2) / 3. All positions are taken from the lower end first, so that milliseconds
 * since 1970 lose no digits.
 *
 * @param curve knots from L to U on the question's axis, chances 0..1
 * @param outcome where it came about; outside the range it counts as at the nearer end
 * @returns 0 (best) to 1; for a point forecast |y - m| / (U - L)
 * @throws RangeError for a curve that does not rise over a range
 * @see SCORING.md 1.4; Matheson and Winkler (1976), Gneiting and Ranjan (2011)
 * @example crps([{ x: 0, chance: 0 }, { x: 10, chance: 1 }], 5) // 0.0833
 */
export function crps(curve: Curve, outcome: number): number {
  checkCurve(curve)
  const [{ x: low }, { x: high }] = [curve[0] as Knot, curve.at(-1) as Knot]
  const width = high - low
  const shifted = curve.map(({ x, chance }) => ({ x: x - low, chance }))
  const y = Math.min(Math.max(outcome - low, 0), width)
  const met = { x: y, chance: chanceAt(shifted, y) }

  const left = [
    ...shifted.filter(({ x }) => x < y),
    { x: y, chance: chanceAt(shifted, y, 'below') },
  ]
  const right = [met, ...shifted.filter(({ x }) => x > y)]
  const missed = right.map(({ x, chance }) => ({ x, chance: 1 - chance }))
  return (squared(left) + squared(missed)) / width
}

/** The integral of the square of what is straight between knots. */
function squared(knots: readonly Knot[]): number {
  return knots.slice(1).reduce((sum, { x, chance: b }, index) => {
    const { x: before, chance: a } = knots[index] as Knot
    return sum + ((x - before) * (a * a + a * b + b * b)) / 3
  }, 0)
}

/**
 * Where a value lies on an axis of ratios, for quantities of several orders of magnitude:
 * ln(x / L) / ln(U / L). Logarithms differ in their last bit from machine to machine, so this is
 * computed once for a knot or an outcome, and stored.
 *
 * @param range 0 < low < high
 * @returns 0 at the lower end, 1 at the upper one
 * @throws RangeError for a range or a value that is not positive
 * @see SCORING.md 1.4 and 6
 * @example onLogAxis(100, { low: 1, high: 10_000 }) // 0.5
 */
export function onLogAxis(x: number, { low, high }: { low: number; high: number }): number {
  if (!(low > 0 && high > low && x > 0))
    throw new RangeError('An axis of ratios needs values above 0 and a range that rises.')
  return Math.log(x / low) / Math.log(high / low)
}
