import { expect, test } from 'vitest'
import { medianOf, quantile } from '#src/scoring/quantile.ts'

test.for([
  [0, 10],
  [0.25, 15],
  [0.5, 20],
  [0.75, 30],
  [0.9, 36],
  [1, 40],
])('of 40, 10 and 20 the quantile at %d is %d', ([share, expected]) => {
  expect(quantile([40, 10, 20], share as number)).toBeCloseTo(expected as number, 12)
})

test('two middle values have their mean as median', () => {
  expect(medianOf([4, 1, 3, 2])).toBe(2.5)
})

test.for([
  [[], 0.5],
  [[1], -0.1],
  [[1], 1.1],
  [[1], Number.NaN],
] as const)('of %j there is no quantile at %d', ([values, share]) => {
  expect(() => quantile(values, share)).toThrow('quantile')
})
