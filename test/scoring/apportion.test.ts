import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from '#src/scoring/apportion.ts'

test.for<[weights: number[], shares: number[]]>([
  [
    [1, 1, 1],
    [3334, 3333, 3333],
  ],
  [
    [50, 30, 20],
    [5000, 3000, 2000],
  ],
  [
    [0, 0, 7],
    [0, 0, 10_000],
  ],
  [
    [2, 1],
    [6667, 3333],
  ],
  [
    [1, 1, 1, 1, 1, 1, 1],
    [1429, 1429, 1429, 1429, 1428, 1428, 1428],
  ],
])('%j are %j', ([weights, shares]) => {
  expect(apportion(weights)).toEqual(shares)
})

test.for([[[]], [[0, 0]], [[-1, 2]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY]]])(
  'of %j there is no proportion',
  ([weights]) => {
    expect(() => apportion(weights as number[])).toThrow(RangeError)
  },
)

test('shares sum to exactly 10000, and none is a whole point away from its own', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    .filter((some) => some.some((weight) => weight > 0))
  fc.assert(
    fc.property(weights, (given) => {
      const shares = apportion(given)
      const sum = given.reduce((total, weight) => total + weight, 0)
      expect(shares.reduce((total, bp) => total + bp, 0)).toBe(10_000)
      for (const [index, bp] of shares.entries())
        expect(Math.abs(bp - ((given[index] as number) * 10_000) / sum)).toBeLessThan(1)
    }),
  )
})
