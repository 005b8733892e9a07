import { medianOf } from './quantile.ts'

/**
 * A distribution on a range as a rising curve: the chance at or below x, straight between knots; a
 * repeated x is a jump. The first y is the chance below the range, 1 minus the last that above it.
 */
export type Knot = { x: number; chance: number }
export type Curve = readonly Knot[]

/** @throws RangeError unless x and the chance in 0..1 rise from each knot to the next */
export function checkCurve(curve: Curve): void {
  const rises = curve.every(({ x, chance }, index) => {
    const before = curve[index - 1] ?? { x: Number.NEGATIVE_INFINITY, chance: 0 }
    return x >= before.x && chance >= before.chance && chance <= 1
  })
  const [first, last] = [curve[0], curve.at(-1)]
  if (!rises || !first || !last || !(last.x > first.x))
    throw new RangeError('A curve has knots over a range, and a chance that rises from 0 to 1.')
}

/** The chance at or below x, or strictly below it; outside the range that of its nearer end. */
export function chanceAt(curve: Curve, x: number, side: 'at' | 'below' = 'at'): number {
  const index = curve.findIndex((knot) => (side === 'at' ? knot.x > x : knot.x >= x))
  const after = curve.at(index) as Knot
  if (index <= 0 || after.x === x) return after.chance
  const before = curve[index - 1] as Knot
  return before.chance + ((x - before.x) / (after.x - before.x)) * (after.chance - before.chance)
}

/**
 * Where a curve reaches a chance: the first x with F(x) >= p; an end of the range where that lies
 * beyond it.
 *
 * @param p 0..1
 * @returns in the unit of x, within the range
 * @example quantileOn([{ x: 0, chance: 0 }, { x: 100, chance: 1 }], 0.1) // 10
 */
export function quantileOn(curve: Curve, p: number): number {
  const k = curve.findIndex(({ chance }) => chance >= p)
  const after = curve.at(k) as Knot
  const before = curve[k - 1]
  if (!before || after.chance === before.chance) return after.x
  const share = (p - before.chance) / (after.chance - before.chance)
  return before.x + (after.x - before.x) * share
}

/**
 * Everybody's curves as one: at each x where one of them has a knot, the mean or the median of
 * their chances, and straight between.
 *
 * @param curves on one range, one a person
 * @throws RangeError when nobody stands or a curve does not rise over a range
 * @see SCORING.md 5
 */
export function poolOfCurves(curves: readonly Curve[], how: 'mean' | 'median'): Knot[] {
  if (curves.length === 0) throw new RangeError('A crowd has at least one forecast.')
  for (const curve of curves) checkCurve(curve)
  const pool = how === 'mean' ? meanOf : medianOf
  const xs = new Set(curves.flatMap((curve) => curve.map(({ x }) => x)))
  return [...xs]
    .sort((a, b) => a - b)
    .flatMap((x) => {
      const below = curves.map((curve) => chanceAt(curve, x, 'below'))
      const at = curves.map((curve) => chanceAt(curve, x))
      const isJump = at.some((chance, index) => chance !== below[index])
      return [...(isJump ? [{ x, chance: pool(below) }] : []), { x, chance: pool(at) }]
    })
}

const meanOf = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length
