import fc from 'fast-check'
import { expect, test } from 'vitest'
import { middleHalf, recencyWeightedMedian } from '#src/scoring/aggregate.ts'

test.for<[number[], number]>([
  [[7300], 7300],
  [[2000, 8000], 5000],
  [[1000, 1000, 9000], 1000],
  [[9000, 1000, 1000], 1000],
  [[1000, 5000, 9000], 5000],
  [[5000, 5000, 5000, 5000], 5000],
])('of %j the crowd says %d', ([bps, expected]) => {
  expect(recencyWeightedMedian(bps)).toBe(expected)
})

test('newer forecasts outweigh older ones', () => {
  const old = Array.from({ length: 12 }, () => 1000)
  const recent = Array.from({ length: 10 }, () => 9000)
  expect(recencyWeightedMedian([...old, ...recent])).toBe(9000)
  expect(recencyWeightedMedian([...recent, ...old])).toBe(1000)
})

test('the crowd lies between the lowest and the highest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 }), (bps) => {
      const crowd = recencyWeightedMedian(bps)
      expect(crowd).toBeGreaterThanOrEqual(Math.min(...bps))
      expect(crowd).toBeLessThanOrEqual(Math.max(...bps))
    }),
    { numRuns: 1000 },
  )
})

test('agrees with the reference cases', async () => {
  const { default: vectors } = await import('./vectors/scoring.json', { with: { type: 'json' } })
  const cases = vectors.groups.aggregates.cases as {
    inputs: Record<string, unknown>
    expected: Record<string, unknown>
  }[]
  const medians = cases.filter(({ expected }) => 'recency_weighted_median' in expected)
  expect(medians.length).toBeGreaterThan(0)
  for (const { inputs, expected } of medians)
    expect(recencyWeightedMedian(inputs.bp as number[]) / 10_000).toBeCloseTo(
      expected.recency_weighted_median as number,
      12,
    )
})

test('a midpoint between two basis points is given as a half, for the caller to round', () => {
  expect(recencyWeightedMedian([2000, 2001])).toBe(2000.5)
})

test('a chance outside its range is refused', () => {
  expect(() => recencyWeightedMedian([5000, 10_001])).toThrow('basis points')
})

test('nobody is no crowd', () => {
  expect(() => recencyWeightedMedian([])).toThrow('at least one')
})

test.for<[number[], number, number]>([
  [[7300], 7300, 7300],
  [[8000, 2000], 2000, 8000],
  [[2000, 4000, 6000, 8000], 4000, 8000],
  [[8000, 6000, 4000, 2000], 2000, 6000],
  [[5000, 5000, 5000, 9000], 5000, 9000],
])('of %j the middle half lies from %d to %d', ([bps, low, high]) => {
  expect(middleHalf(bps)).toEqual({ low, high })
})

const standing = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 })

test('the crowd lies in its middle half, whose ends are somebody’s chances', () => {
  fc.assert(
    fc.property(standing, (bps) => {
      const { low, high } = middleHalf(bps)
      const crowd = recencyWeightedMedian(bps)
      expect(low).toBeLessThanOrEqual(crowd)
      expect(high).toBeGreaterThanOrEqual(crowd)
      expect(bps).toContain(low)
      expect(bps).toContain(high)
    }),
    { numRuns: 1000 },
  )
})

test('the opposite of everything has the opposite middle half', () => {
  fc.assert(
    fc.property(standing, (bps) => {
      const { low, high } = middleHalf(bps)
      const opposite = bps.map((bp) => 10_000 - bp)
      expect(middleHalf(opposite)).toEqual({ low: 10_000 - high, high: 10_000 - low })
    }),
  )
})

test('a middle half of nobody or of no chances is refused', () => {
  expect(() => middleHalf([])).toThrow('at least one')
  expect(() => middleHalf([5000, -1])).toThrow('basis points')
})
