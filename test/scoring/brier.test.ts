import { expect, test } from 'vitest'
import { brier, brierOfOptions } from '#src/scoring/brier.ts'

test.for([
  [7300, true, 7_290_000],
  [7300, false, 53_290_000],
  [5000, true, 25_000_000],
  [5000, false, 25_000_000],
  [0, false, 0],
  [0, true, 1e8],
  [10_000, true, 0],
  [10_000, false, 1e8],
] as const)('%i basis points, happened %s, scores %i', ([bp, happened, score]) => {
  expect(brier(bp, happened)).toBe(score)
})

test.for([-1, 10_001, 0.5, Number.NaN])('refuses a chance of %d', (bp) => {
  expect(() => brier(bp, true)).toThrow('0 to 10000 basis points')
})

test('yes and no are alike: a forecast and its mirror score the same', () => {
  for (let bp = 0; bp <= 10_000; bp += 37) expect(brier(bp, true)).toBe(brier(10_000 - bp, false))
})

test('over options the squared gaps are halved and the result is an integer', () => {
  expect(brierOfOptions([5000, 3000, 2000], 0)).toBe(19_000_000)
  expect(brierOfOptions([0, 10_000], 1)).toBe(0)
  expect(brierOfOptions([0, 10_000, 0], 0)).toBe(1e8)
  expect(Number.isInteger(brierOfOptions([3333, 3333, 3334], 2))).toBe(true)
})

test('the same chance everywhere scores (K - 1) / 2K', () => {
  expect(brierOfOptions([2500, 2500, 2500, 2500], 1)).toBe((3 / 8) * 1e8)
})

test.for<[number[], number, string]>([
  [[5000, 4999], 0, 'sum to 10000'],
  [[10_000], 0, 'sum to 10000'],
  [[5000, 5000], 2, 'option from 0 to 1'],
  [[5000, 5000], 0.5, 'option from 0 to 1'],
  [[11_000, -1000], 0, 'basis points'],
])('refuses %j with outcome %d', ([bps, outcome, words]) => {
  expect(() => brierOfOptions(bps, outcome)).toThrow(words)
})
