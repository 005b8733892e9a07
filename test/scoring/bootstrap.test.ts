import { expect, test } from 'vitest'
import { bootstrapRatio, ratioOf, standardErrorOf } from '#src/scoring/bootstrap.ts'

const clusters = [0.3, -0.1, 0.2, 0, 0.1].map((relative) => ({ relative, coverage: 0.5 }))

test('the same seed draws the same, another seed another', () => {
  const drawn = (seed: number) => bootstrapRatio(clusters, { seed, replicates: 200 })
  expect(drawn(1)).toEqual(drawn(1))
  expect(drawn(1)).not.toEqual(drawn(2))
})

test('an interval holds the mean, and a higher level is wider', () => {
  const wide = bootstrapRatio(clusters, { seed: 1 })
  const narrow = bootstrapRatio(clusters, { seed: 1, level: 0.5 })
  expect(wide?.estimate).toBeCloseTo(0.2, 12)
  expect(wide?.percentile.low).toBeLessThan(narrow?.percentile.low as number)
  expect(wide?.percentile.high).toBeGreaterThan(narrow?.percentile.high as number)
  expect(wide?.corrected?.low).toBeLessThan(0.2)
  expect(wide?.corrected?.high).toBeGreaterThan(0.2)
})

test('the spread drawn is that of a mean', () => {
  const spread = Math.sqrt(0.1 / 5 / 5) / 0.5
  const { standardError } = bootstrapRatio(clusters, { seed: 1 }) as { standardError: number }
  expect(standardError / spread).toBeCloseTo(1, 1)
})

test('clusters that are all alike leave no doubt', () => {
  const same = [1, 1, 1].map((coverage) => ({ relative: 0.25, coverage }))
  const ends = { low: 0.25, high: 0.25 }
  expect(bootstrapRatio(same, { seed: 1, replicates: 10 })).toEqual({
    ...{ estimate: 0.25, standardError: 0, percentile: ends, corrected: ends },
  })
})

test('where all that was drawn lies to one side nothing can be corrected', () => {
  const corrected = Array.from(
    { length: 20 },
    (_, seed) => bootstrapRatio(clusters, { seed, replicates: 2 })?.corrected,
  )
  expect(corrected).toContain(null)
})

test('one cluster tells no spread', () => {
  expect(bootstrapRatio(clusters.slice(1, 2), { seed: 1 })).toBeNull()
})

test('a ratio is one of sums, and its error has one degree less', () => {
  expect(
    ratioOf([
      { relative: 1, coverage: 1 },
      { relative: 0, coverage: 3 },
    ]),
  ).toBe(0.25)
  expect(standardErrorOf([1, 3])).toBeCloseTo(Math.SQRT2, 12)
})
