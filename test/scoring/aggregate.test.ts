import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'

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
