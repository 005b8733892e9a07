import { type Curve, checkCurve, type Knot } from './curve.ts'
import { checkBasisPoints } from './exact.ts'

/**
 * Log score, shown beside others and never ranked: -ln of the chance given to what happened.
 *
 * @param bp chance given to the outcome, integer basis points; read as at least 1 and at most 9999
 * @returns nats, from 0.0001 (best) to 9.21
 * @throws RangeError for a chance outside 0 to 10000
 * @see SCORING.md 1.5; Good (1952)
 * @example logScore(5000) // 0.693
 */
export function logScore(bp: number): number {
  checkBasisPoints(bp)
  return -Math.log(Math.min(Math.max(bp, 1), 9999) / 10_000)
}

/** So much of a uniform distribution is mixed in, that no density is 0. */
const UNIFORM = 0.01

/**
 * Log score of a distribution on a range: -ln of its density at the outcome, with 1% of the uniform
 * one mixed in. The range counts as 1, so that the uniform distribution scores 0 in any unit.
 *
 * @param curve knots from L to U on the question's axis, chances 0..1
 * @returns nats, below 0 better than uniform, at most 4.61; null where there is no density: outside
 *   the range and where the curve jumps
 * @throws RangeError for a curve that does not rise over a range
 * @see SCORING.md 1.5
 */
export function logScoreOfCurve(curve: Curve, outcome: number): number | null {
  checkCurve(curve)
  const range = (curve.at(-1) as Knot).x - (curve[0] as Knot).x
  const met = curve.filter(({ x }) => x === outcome)
  const after = curve.find(({ x }) => x > outcome) ?? met[0]
  const before = curve.findLast((knot) => knot.x <= outcome && knot !== after)
  if (met.length > 1 || !before || !after) return null

  const slope = ((after.chance - before.chance) / (after.x - before.x)) * range
  return -Math.log((1 - UNIFORM) * slope + UNIFORM)
}
