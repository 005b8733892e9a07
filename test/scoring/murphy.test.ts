import fc from 'fast-check'
import { expect, test } from 'vitest'
import { murphy } from '#src/scoring/murphy.ts'
import { saying, someSaid } from './said.ts'

test('always saying the base rate is reliable and resolves nothing', () => {
  expect(murphy(saying([5000, true], [5000, false]))).toEqual({
    brier: 0.25,
    reliability: 0,
    resolution: 0,
    uncertainty: 0.25,
    varianceWithin: 0,
    covarianceWithin: 0,
    generalisedResolution: 0,
    said: 0.5,
    happened: 0.5,
  })
})

test('two chances in one bin vary within it', () => {
  const parts = murphy(saying([6000, false], [6800, true]))
  expect(parts?.reliability).toBeCloseTo(0.14 ** 2, 15)
  expect(parts?.varianceWithin).toBeCloseTo(0.04 ** 2, 15)
  expect(parts?.covarianceWithin).toBeCloseTo(2 * 0.04 * 0.5, 15)
})

test('a weight of two is said twice', () => {
  const once = saying([2000, true], [7000, true], [7500, false])
  const twice = [...once, ...saying([7500, false])]
  const weighted = once.with(2, { bp: 7500, happened: false, weight: 2 })
  const [one, other] = [murphy(weighted), murphy(twice)]
  for (const [name, value] of Object.entries(one ?? {}))
    expect(other?.[name as keyof typeof other]).toBeCloseTo(value, 14)
})

test('nothing said has no parts', () => {
  expect(murphy([])).toBeNull()
})

test('property 9: the parts sum to the score, whatever the bins', () => {
  fc.assert(
    fc.property(someSaid, fc.integer({ min: 1, max: 40 }), (said, bins) => {
      const p = murphy(said, bins) as NonNullable<ReturnType<typeof murphy>>
      const sum =
        p.reliability - p.resolution + p.uncertainty + p.varianceWithin - p.covarianceWithin
      expect(sum).toBeCloseTo(p.brier, 13)
      expect(p.reliability - p.generalisedResolution + p.uncertainty).toBeCloseTo(p.brier, 13)
    }),
    { numRuns: 1000 },
  )
})

test('a bin for each chance leaves nothing within bins', () => {
  fc.assert(
    fc.property(someSaid, (said) => {
      const parts = murphy(said, 10_001)
      expect(parts?.varianceWithin).toBeCloseTo(0, 15)
      expect(parts?.covarianceWithin).toBeCloseTo(0, 15)
    }),
    { numRuns: 1000 },
  )
})
