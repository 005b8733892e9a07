import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenScores } from '#src/kinds/even-scores.ts'
import { curveOf, type Range, rangeLevel, uniform } from '#src/kinds/quantity.ts'
import { crps } from '#src/scoring/crps.ts'

const range = (told: Partial<Range> = {}): Range => ({
  ...{ low: 0, high: 100, ends: 'none', axis: 'linear' },
  ...told,
})

test('spreading evenly scores a twelfth for the middle, a third for an end, a sixth on average', () => {
  for (const told of [range(), range({ low: 1, high: 10_000, axis: 'log', ends: 'high' })]) {
    const { middle, end, mean } = evenScores(told)
    expect(middle).toBeCloseTo(1 / 12, 12)
    expect(end).toBeCloseTo(1 / 3, 12)
    expect(mean).toBeCloseTo(1 / 6, 12)
  }
})

test('the mean is that of outcomes one beside the other, over any range', () => {
  const ends = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }))
  fc.assert(
    fc.property(ends, ([low, width]) => {
      const told = range({ low, high: low + width })
      const even = curveOf(uniform(told))
      const scores = Array.from({ length: 1000 }, (_, k) =>
        crps(even, rangeLevel(10 * k + 5, told)),
      )
      const { middle, end, mean } = evenScores(told)
      expect(scores.reduce((sum, one) => sum + one, 0) / 1000).toBeCloseTo(mean, 6)
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(middle - 1e-9)
      expect(Math.max(...scores)).toBeLessThanOrEqual(end + 1e-9)
    }),
    { numRuns: 50 },
  )
})
