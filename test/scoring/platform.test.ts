import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Interval } from '#src/scoring/interval.ts'
import { EARLY, estimated, platformOf } from '#src/scoring/platform.ts'

const person = (mean: number, standardError: number | null = 0.02, clusters = 10): Interval => ({
  ...{ relative: 10 * mean, coverage: 10, effective: 10 },
  ...{ mean, clusters, standardError, low: null, high: null },
})
const bounds = { least: 5, most: 200, clusters: 10 }

test('people who differ by more than luck explains have skill that varies', () => {
  const estimate = estimated([0.1, -0.1, 0.05, -0.05].map((mean) => person(mean)))
  // Mean square 0.00625, of which luck explains 0.02 squared.
  expect(estimate?.sigmaSquared).toBeCloseTo(10 * 0.02 ** 2, 12)
  expect(estimate?.tauSquared).toBeCloseTo(0.00625 - 0.0004, 12)
  expect(estimate?.unclamped).toBeCloseTo(0.004 / 0.00585, 9)
  expect(estimate?.lambda).toBe(5)
})

test('people who differ as luck does leave lambda at its most', () => {
  const estimate = estimated([0.01, -0.01, 0].map((mean) => person(mean)))
  expect(estimate).toMatchObject({ tauSquared: 0, unclamped: null, lambda: 200 })
})

test('a little more than luck is kept within bounds', () => {
  const people = [0.0201, -0.0201].map((mean) => person(mean))
  expect(estimated(people)?.lambda).toBe(200)
  expect(estimated(people, { ...bounds, most: 5000 })?.lambda).toBeCloseTo(
    0.004 / (0.0201 ** 2 - 0.02 ** 2),
    6,
  )
})

test('people without luck or difference need no guess', () => {
  expect(estimated([person(0, 0)])).toMatchObject({ tauSquared: 0, lambda: 200 })
  expect(estimated([person(0, 0), person(0.1, 0)])?.tauSquared).toBeCloseTo(0.005, 12)
})

test('whoever has few clusters, no error or no mean is not pooled', () => {
  expect(estimated([person(0.1, 0.02, 9), person(0.1, null)])).toBeNull()
  expect(estimated([{ ...person(0.1), mean: null }])).toBeNull()
  expect(estimated([person(0.1, 0.02, 9)], { ...bounds, clusters: 9 })).not.toBeNull()
})

test('each person’s spread counts by its degrees of freedom', () => {
  const estimate = estimated([person(0, 0.1, 11), person(0, 0.2, 31)])
  expect(estimate?.sigmaSquared).toBeCloseTo((10 * 10 * 0.01 + 30 * 10 * 0.04) / 40, 12)
})

test('below thirty people the early constants hold', () => {
  const people = Array.from({ length: 30 }, (_, k) => person(k % 2 === 0 ? 0.1 : -0.1))
  expect(platformOf(people.slice(1))).toEqual({ ...EARLY, tauSquared: null, people: 29 })
  const { lambda, sigmaSquared, tauSquared } = estimated(people) as NonNullable<
    ReturnType<typeof estimated>
  >
  expect(platformOf(people)).toEqual({ lambda, sigmaSquared, tauSquared, people: 30 })
})

test('what is found solves the equation of Paule and Mandel', () => {
  const means = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(means, (some) => {
      const people = some.map((mean, index) => ({ ...person(mean), effective: 5 + index }))
      const estimate = estimated(people) as NonNullable<ReturnType<typeof estimated>>
      const { sigmaSquared, tauSquared } = estimate
      const sum = people.reduce(
        (total, { mean, effective }) =>
          total + (mean as number) ** 2 / (sigmaSquared / effective + tauSquared),
        0,
      )
      if (tauSquared > 0) expect(sum).toBeCloseTo(people.length, 8)
      else expect(sum).toBeLessThanOrEqual(people.length)
    }),
    { numRuns: 1000 },
  )
})
