import { crps } from '#src/scoring/crps.ts'
import { curveOf, type Range, uniform } from './quantity.ts'

/**
 * What spreading chance evenly over a range scores, which says only that the outcome lies in it.
 *
 * @returns 0..1: where the outcome is its middle, where it is an end of it, and the mean over
 *   outcomes spread as evenly
 * @see SCORING.md 1.4
 * @example evenScores({ low: 0, high: 10, ends: 'none', axis: 'linear' }) // 1/12, 1/3, 1/6
 */
export function evenScores(range: Range): { middle: number; end: number; mean: number } {
  const even = curveOf(uniform(range))
  const [low, high] = even.map(({ x }) => x) as [number, number]
  const [end, middle] = [crps(even, low), crps(even, (low + high) / 2)]
  // Of the second degree in the outcome and alike at both ends, so that Simpson's rule is exact.
  return { middle, end, mean: (end + 2 * middle) / 3 }
}
