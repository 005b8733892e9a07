import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  medianOfTally,
  neymanRoughgarden,
  poolAtBorder,
  pooledOdds,
  poolOf,
  pools,
  trimmedMean,
  weightBySkill,
} from '#src/scoring/pools.ts'
import {
  geometricMeanOfOptions,
  meanOfOptions,
  medianOfOptions,
  poolOfOptions,
  talliesOfOptions,
} from '#src/scoring/pools-of-options.ts'
import { medianOf } from '#src/scoring/quantile.ts'
import { tallyOf } from '#src/scoring/tally.ts'

test('a trimmed mean leaves out as many at both ends', () => {
  const bps = [10_000, 2000, 0, 1000, 3000]
  expect(trimmedMean(tallyOf(bps))).toBe(3200)
  expect(trimmedMean(tallyOf(bps), 0.19)).toBe(3200)
  expect(trimmedMean(tallyOf(bps), 0.2)).toBe(2000)
})

test('of several who say the same only some may be left out', () => {
  expect(trimmedMean(tallyOf([0, 0, 1000, 1000]), 0.25)).toBe(500)
})

test('of one nothing is left out', () => {
  expect(trimmedMean(tallyOf([700]), 0.49)).toBe(700)
})

test('a pool of odds lies where they balance, and no certainty decides alone', () => {
  expect(pooledOdds(tallyOf([2000, 8000]))).toBeCloseTo(5000, 9)
  expect(pooledOdds(tallyOf([0]))).toBeCloseTo(100, 9)
  expect(pooledOdds(tallyOf([10_000]))).toBeCloseTo(9900, 9)
  expect(pooledOdds(tallyOf([10_000, 5000]))).toBeCloseTo(pooledOdds(tallyOf([9900, 5000])), 12)
})

test('extremising moves away from a half and leaves it there', () => {
  expect(pooledOdds(tallyOf([7000]), { factor: 2 })).toBeCloseTo((49 / 58) * 1e4, 9)
  expect(pooledOdds(tallyOf([5000]), { factor: 2 })).toBe(5000)
})

test('weights count in a pool', () => {
  const weighed = (bps: number[], weights: number[]) =>
    pooledOdds(tallyOf(bps, weights), { by: 'weights' })
  expect(weighed([2000, 8000], [0, 3])).toBeCloseTo(8000, 9)
  expect(weighed([2000, 8000], [2, 1])).toBeCloseTo(pooledOdds(tallyOf([2000, 2000, 8000])), 9)
})

test('skill below nothing weighs as nothing, and nothing weighs a hundredth', () => {
  expect([0.25, 0, -0.3].map((skill) => weightBySkill(1e9 * skill))).toEqual([26e7, 1e7, 1e7])
})

test('one is not extremised, many by the root of three', () => {
  expect(neymanRoughgarden(1)).toBe(1)
  expect(neymanRoughgarden(2)).toBeCloseTo(2 * (Math.sqrt(7) - 2), 12)
  expect(neymanRoughgarden(1e7)).toBeCloseTo(Math.sqrt(3), 6)
})

test.for([
  ['nobody', () => trimmedMean(tallyOf([]))],
  ['no chance', () => pooledOdds(tallyOf([10_001]))],
  ['half of all', () => trimmedMean(tallyOf([1]), 0.5)],
  ['less than nothing', () => trimmedMean(tallyOf([1]), -0.1)],
  ['nobody’s options', () => meanOfOptions(talliesOfOptions([]))],
  ['options that do not sum up', () => medianOfOptions(talliesOfOptions([[5000, 4000]]))],
] as const)('refuses %s', ([, pool]) => {
  expect(pool).toThrow(RangeError)
})

const three = [
  [5000, 3000, 2000],
  [1000, 1000, 8000],
  [4000, 4000, 2000],
]

test('options are pooled each for itself and brought to a whole', () => {
  expect(meanOfOptions(talliesOfOptions(three)).map(Math.round)).toEqual([3333, 2667, 4000])
  expect(medianOfOptions(talliesOfOptions(three))?.map(Math.round)).toEqual([4444, 3333, 2222])
  const root = [20, 12, 32].map(Math.cbrt)
  const sum = root.reduce((total, one) => total + one, 0)
  expect(geometricMeanOfOptions(talliesOfOptions(three))[0]).toBeCloseTo(
    (1e4 * (root[0] as number)) / sum,
    8,
  )
})

test('where everybody is certain of something else there is no median', () => {
  const certain = [0, 1, 2].map((option) => [0, 0, 0].with(option, 10_000))
  expect(medianOfOptions(talliesOfOptions(certain))).toBeNull()
  expect(geometricMeanOfOptions(talliesOfOptions(certain)).map(Math.round)).toEqual([
    3333, 3333, 3333,
  ])
})

test('a chance of 0 is read as a share of a percent', () => {
  const [never] = geometricMeanOfOptions(talliesOfOptions([[0, 10_000]]))
  expect(never).toBeCloseTo((50 / 10_050) * 1e4, 9)
})

/** What extremises may go beyond everybody. */
const BETWEEN = pools.filter((name) => name !== 'extremised').map((name) => poolOf[name])

test('every pool lies between the lowest and the highest', () => {
  const chances = fc.array(fc.integer({ min: 100, max: 9900 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(chances, (bps) => {
      const standing = tallyOf(bps)
      for (const pool of [trimmedMean(standing, 0.25), ...BETWEEN.map((one) => one(standing))]) {
        expect(pool).toBeGreaterThanOrEqual(Math.min(...bps) - 1e-9)
        expect(pool).toBeLessThanOrEqual(Math.max(...bps) + 1e-9)
      }
    }),
    { numRuns: 1000 },
  )
})

test('each pool by its name is what its formula says', () => {
  const bps = [500, 3000, 5000, 5500, 6000, 6500, 7000, 7500, 8000, 9700]
  const weights = bps.map((_, index) => index + 1)
  const standing = tallyOf(bps, weights)
  const logit = (bp: number) => Math.log(bp / (10_000 - bp))
  const expit = (x: number) => 10_000 / (1 + Math.exp(-x))
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  const odds = mean(bps.map(logit))
  const byWeight = bps.reduce((sum, bp, index) => sum + (index + 1) * logit(bp), 0) / 55
  const expected = {
    ...{ mean: mean(bps), median: 6250, trimmed: mean(bps.slice(1, -1)), odds: expit(odds) },
    ...{ extremised: expit(neymanRoughgarden(10) * odds), skilled: expit(byWeight) },
  }
  for (const pool of pools) expect(poolOf[pool](standing), pool).toBeCloseTo(expected[pool], 8)
})

test('the middle of a tally is the median of what it counts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), (bps) => {
      expect(medianOfTally(tallyOf(bps))).toBe(medianOf(bps))
    }),
  )
})

test('at a border where everybody is sure each pool is sure, and nowhere else', () => {
  for (const pool of pools) {
    expect(poolAtBorder(pool, tallyOf([0, 0]))).toBe(0)
    expect(poolAtBorder(pool, tallyOf([10_000, 10_000, 10_000]))).toBe(10_000)
  }
  expect(poolAtBorder('odds', tallyOf([0, 10]))).toBeCloseTo(100, 9)
})

test('pools of borders rise as what people say does', () => {
  const rising = fc
    .array(fc.nat(10_000), { minLength: 4, maxLength: 4 })
    .map((bps) => bps.sort((a, b) => a - b))
  fc.assert(
    fc.property(fc.array(rising, { minLength: 1, maxLength: 12 }), (people) => {
      const borders = [0, 1, 2, 3].map((k) => tallyOf(people.map((bps) => bps[k] as number)))
      for (const pool of pools) {
        const [a, b, c, d] = borders.map((border) => poolAtBorder(pool, border))
        expect([a, b, c, d]).toEqual([a, b, c, d].sort((one, other) => Number(one) - Number(other)))
      }
    }),
  )
})

test('every pool of options sums to 10000', () => {
  const anyone = fc
    .tuple(fc.nat(10_000), fc.nat(10_000))
    .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 10_000 - Math.max(a, b)])
  fc.assert(
    fc.property(fc.array(anyone, { minLength: 1, maxLength: 30 }), (people) => {
      const options = talliesOfOptions(people)
      for (const pool of pools) {
        const sum = poolOfOptions[pool](options).reduce((total, one) => total + one, 0)
        expect(sum).toBeCloseTo(10_000, 6)
      }
    }),
  )
})

test('options are extremised and weighed by their geometric means', () => {
  const options = talliesOfOptions(three)
  const [a = 0, b = 0] = poolOfOptions.odds(options)
  const [x = 0, y = 0] = poolOfOptions.extremised(options)
  expect(x / y).toBeCloseTo((a / b) ** neymanRoughgarden(3), 9)
  const weighed = [0, 1, 2].map((k) =>
    tallyOf(
      three.map((bps) => bps[k] as number),
      [0, 1, 0],
    ),
  )
  expect(poolOfOptions.skilled(weighed)[2]).toBeCloseTo(8000, 8)
})

test('where a trimmed mean or a median leaves nothing of any option it is the mean', () => {
  const certain = Array.from({ length: 12 }, (_, option) =>
    Array.from({ length: 12 }, (_, k) => (k === option ? 10_000 : 0)),
  )
  const options = talliesOfOptions(certain)
  expect(poolOfOptions.median(options)).toEqual(meanOfOptions(options))
  expect(poolOfOptions.trimmed(options)).toEqual(meanOfOptions(options))
})
