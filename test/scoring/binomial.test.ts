import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualCounts } from '#src/scoring/binomial.ts'

// The least counts at which the exact sum of chances reaches 2.5% and 97.5%.
test.for([
  [20, 0.5, 6, 14],
  [20, 0.9, 15, 20],
  [25, 0.8, 16, 24],
  [1, 0.5, 0, 1],
  [100, 0.5, 40, 60],
] as const)('of %d tries at %d, from %d to %d are usual', ([tries, chance, low, high]) => {
  expect(usualCounts(tries, chance)).toEqual({ low, high })
})

test('of ten thousand tries they lie about two standard deviations from the mean', () => {
  const { low, high } = usualCounts(10_000, 0.9)
  expect(Math.abs(low - (9000 - 1.96 * 30))).toBeLessThan(2)
  expect(Math.abs(high - (9000 + 1.96 * 30))).toBeLessThan(2)
})

test('what does not come about is as usual, counted from the other end', () => {
  const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), chance, (tries, p) => {
      const [yes, no] = [usualCounts(tries, p), usualCounts(tries, 1 - p)]
      expect(yes.low).toBeLessThanOrEqual(yes.high)
      // A chance and its rest differ in their last bit, which can decide a count at the border.
      expect(Math.abs(yes.low - (tries - no.high))).toBeLessThanOrEqual(1)
    }),
  )
})

test('of no tries, and of what is certain, there is no luck', () => {
  for (const [tries, chance] of [
    [0, 0.5],
    [1.5, 0.5],
    [5, 0],
    [5, 1],
  ] as const)
    expect(() => usualCounts(tries, chance)).toThrow(RangeError)
})
