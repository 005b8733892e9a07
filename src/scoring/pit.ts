import { type Curve, chanceAt, checkCurve, type Knot } from './curve.ts'
import { randomFrom } from './random.ts'

/**
 * Probability integral transform: the chance that a distribution gave to at most what came about,
 * F(y). Of many calibrated forecasts all values from 0 to 1 are equally likely. Where F jumps, or y
 * lies beyond the range, a place in the jump is drawn.
 *
 * @param curve knots from L to U, chances 0..1
 * @param outcome on the same axis; outside the range it lies in the chance given to beyond it
 * @param draw from 0 to 1, as `drawOf` makes it
 * @returns 0..1
 * @throws RangeError for a curve that does not rise over a range
 * @see SCORING.md 4.5; Dawid (1984)
 * @example pit([{ x: 0, chance: 0 }, { x: 10, chance: 1 }], 2, 0.5) // 0.2
 */
export function pit(curve: Curve, outcome: number, draw: number): number {
  checkCurve(curve)
  const [first, last] = [curve[0] as Knot, curve.at(-1) as Knot]
  if (outcome < first.x) return draw * first.chance
  if (outcome > last.x) return last.chance + draw * (1 - last.chance)
  // At the lower end the jump is from nothing, at the upper one to certainty.
  const below = outcome === first.x ? 0 : chanceAt(curve, outcome, 'below')
  const at = outcome === last.x ? 1 : chanceAt(curve, outcome)
  return below + draw * (at - below)
}

/**
 * The place drawn in a jump: as if at random, and the same whenever it is computed again.
 *
 * @param ids what identifies the forecast, such as question and person: integers below 2^32
 * @returns 0 up to but not including 1
 * @see SCORING.md 4.5
 */
export function drawOf(...ids: readonly number[]): number {
  // Each id is mixed before the next is taken in, so that 1, 2 and 2, 1 part.
  const seed = ids.reduce((mixed, id) => Math.imul(mixed ^ id, 0x9e3779b1) + 1, 0)
  return randomFrom(seed)()
}

/**
 * How many of these values lie in each of ten equal bins, the last one closed.
 *
 * @example pitBins([0.05, 0.5, 1]) // [1, 0, 0, 0, 0, 1, 0, 0, 0, 1]
 */
export function pitBins(values: readonly number[]): number[] {
  const bins = Array.from({ length: 10 }, () => 0)
  for (const value of values) {
    const bin = Math.min(Math.floor(10 * value), 9)
    bins[bin] = (bins[bin] as number) + 1
  }
  return bins
}

/**
 * How many outcomes lie within the central interval of a level: 0.8 for from 10% to 90%.
 *
 * @param values as `pit` gives them
 * @see SCORING.md 4.5
 */
export function heldWithin(values: readonly number[], level: number): number {
  const [low, high] = [(1 - level) / 2, (1 + level) / 2]
  return values.filter((value) => value >= low && value <= high).length
}

/**
 * The share of them.
 *
 * @returns 0..1, near the level for who is calibrated; null of nothing
 */
export const coverageOf = (values: readonly number[], level: number): number | null =>
  values.length === 0 ? null : heldWithin(values, level) / values.length
