import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neymanRoughgarden, pooledOdds, trimmedMean, weightsBySkill } from '#src/scoring/pools.ts'
import {
  geometricMeanOfOptions,
  meanOfOptions,
  medianOfOptions,
} from '#src/scoring/pools-of-options.ts'

test('a trimmed mean leaves out as many at both ends', () => {
  const bps = [10_000, 2000, 0, 1000, 3000]
  expect(trimmedMean(bps)).toBe(3200)
  expect(trimmedMean(bps, 0.19)).toBe(3200)
  expect(trimmedMean(bps, 0.2)).toBe(2000)
})

test('of one nothing is left out', () => {
  expect(trimmedMean([700], 0.49)).toBe(700)
})

test('a pool of odds lies where they balance, and no certainty decides alone', () => {
  expect(pooledOdds([2000, 8000])).toBeCloseTo(5000, 9)
  expect(pooledOdds([0])).toBeCloseTo(100, 9)
  expect(pooledOdds([10_000])).toBeCloseTo(9900, 9)
  expect(pooledOdds([10_000, 5000])).toBeCloseTo(pooledOdds([9900, 5000]), 12)
})

test('extremising moves away from a half and leaves it there', () => {
  expect(pooledOdds([7000], { factor: 2 })).toBeCloseTo((49 / 58) * 1e4, 9)
  expect(pooledOdds([5000], { factor: 2 })).toBe(5000)
})

test('weights count in a pool', () => {
  expect(pooledOdds([2000, 8000], { weights: [0, 3] })).toBeCloseTo(8000, 9)
  expect(pooledOdds([2000, 2000, 8000])).toBeCloseTo(
    pooledOdds([2000, 8000], { weights: [2, 1] }),
    9,
  )
})

test('skill below nothing weighs as nothing, and nothing weighs a little', () => {
  expect(weightsBySkill([0.25, 0, -0.3], 0.125)).toEqual([0.375, 0.125, 0.125])
})

test('one is not extremised, many by the root of three', () => {
  expect(neymanRoughgarden(1)).toBe(1)
  expect(neymanRoughgarden(2)).toBeCloseTo(2 * (Math.sqrt(7) - 2), 12)
  expect(neymanRoughgarden(1e7)).toBeCloseTo(Math.sqrt(3), 6)
})

test.for([
  ['nobody', () => trimmedMean([])],
  ['no chance', () => pooledOdds([10_001])],
  ['half of all', () => trimmedMean([1], 0.5)],
  ['less than nothing', () => trimmedMean([1], -0.1)],
  ['nobody’s options', () => meanOfOptions([])],
  ['options that do not sum up', () => medianOfOptions([[5000, 4000]])],
] as const)('refuses %s', ([, pool]) => {
  expect(pool).toThrow(RangeError)
})

const three = [
  [5000, 3000, 2000],
  [1000, 1000, 8000],
  [4000, 4000, 2000],
]

test('options are pooled each for itself and brought to a whole', () => {
  expect(meanOfOptions(three).map(Math.round)).toEqual([3333, 2667, 4000])
  expect(medianOfOptions(three)?.map(Math.round)).toEqual([4444, 3333, 2222])
  const root = [20, 12, 32].map(Math.cbrt)
  const sum = root.reduce((total, one) => total + one, 0)
  expect(geometricMeanOfOptions(three)[0]).toBeCloseTo((1e4 * (root[0] as number)) / sum, 8)
})

test('where everybody is certain of something else there is no median', () => {
  const certain = [0, 1, 2].map((option) => [0, 0, 0].with(option, 10_000))
  expect(medianOfOptions(certain)).toBeNull()
  expect(geometricMeanOfOptions(certain).map(Math.round)).toEqual([3333, 3333, 3333])
})

test('a chance of 0 is read as a share of a percent', () => {
  const [never] = geometricMeanOfOptions([[0, 10_000]])
  expect(never).toBeCloseTo((50 / 10_050) * 1e4, 9)
})

test('every pool lies between the lowest and the highest', () => {
  const chances = fc.array(fc.integer({ min: 100, max: 9900 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(chances, (bps) => {
      for (const pool of [trimmedMean(bps), trimmedMean(bps, 0.25), pooledOdds(bps)]) {
        expect(pool).toBeGreaterThanOrEqual(Math.min(...bps) - 1e-9)
        expect(pool).toBeLessThanOrEqual(Math.max(...bps) + 1e-9)
      }
    }),
    { numRuns: 1000 },
  )
})
