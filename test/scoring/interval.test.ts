import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusteredInterval, type Result } from '#src/scoring/interval.ts'
import { studentQuantile } from '#src/scoring/student.ts'

const result = (relative: number, coverage = 1, cluster = 'own'): Result => ({
  relative,
  coverage,
  cluster,
})

test('a worked example: two events of one question each', () => {
  const interval = clusteredInterval([result(0.1, 1, 'a'), result(0.3, 1, 'b')])
  expect(interval).toMatchObject({ coverage: 2, clusters: 2, effective: 2 })
  expect(interval.relative).toBeCloseTo(0.4, 15)
  expect(interval.mean).toBeCloseTo(0.2, 15)
  expect(interval.standardError).toBeCloseTo(0.1, 15)
  expect(interval.high).toBeCloseTo(0.2 + 0.1 * studentQuantile(0.975, 1), 10)
  expect(interval.low).toBeCloseTo(0.2 - 0.1 * studentQuantile(0.975, 1), 10)
})

test('questions weigh by their coverage', () => {
  const { mean, effective } = clusteredInterval([result(0.1, 1), result(0.3, 0.5)])
  expect(mean).toBeCloseTo(0.4 / 1.5, 15)
  expect(effective).toBeCloseTo(1.5 ** 2 / 1.25, 15)
})

test('questions of one event add up before they are compared', () => {
  const apart = clusteredInterval([result(0.4, 1, 'a'), result(-0.4, 1, 'b'), result(0, 2, 'c')])
  const together = clusteredInterval([result(0.4, 1, 'a'), result(-0.4, 1, 'a'), result(0, 2, 'c')])
  expect(apart.standardError).toBeGreaterThan(0.1)
  expect(together).toMatchObject({ clusters: 2, standardError: 0 })
})

test('one event has a mean and no interval', () => {
  expect(clusteredInterval([result(0.1), result(0.2)])).toMatchObject({
    clusters: 1,
    standardError: null,
    low: null,
    high: null,
  })
})

test.for<[string, Result[]]>([
  ['nothing', []],
  ['no coverage', [result(0, 0)]],
])('of %s there is no mean', ([, results]) => {
  expect(clusteredInterval(results)).toEqual({
    relative: 0,
    coverage: 0,
    mean: null,
    clusters: 0,
    standardError: null,
    low: null,
    high: null,
    effective: 0,
  })
})

test('what is not covered counts as no event', () => {
  const results = [result(0.1, 1, 'a'), result(0.3, 1, 'b')]
  expect(clusteredInterval([...results, result(0, 0, 'c')])).toEqual(clusteredInterval(results))
})

test('the order of questions does not matter', () => {
  const some = fc.record({
    relative: fc.double({ min: -1, max: 1, noNaN: true }),
    coverage: fc.double({ min: 0.01, max: 1, noNaN: true }),
    cluster: fc.constantFrom('a', 'b', 'c', 'd'),
  })
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 20 }), (results) => {
      const [there, back] = [clusteredInterval(results), clusteredInterval(results.toReversed())]
      expect(back.mean).toBeCloseTo(there.mean as number, 12)
      expect(back.standardError ?? -1).toBeCloseTo(there.standardError ?? -1, 12)
      expect(back.clusters).toBe(there.clusters)
    }),
    { numRuns: 1000 },
  )
})
