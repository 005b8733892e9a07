import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brier, brierOfOptions } from '#src/scoring/brier.ts'
import { rankedNumerator, rankedUnit } from '#src/scoring/ranked.ts'

test('misses by one step cost less than misses by two', () => {
  const near = rankedNumerator([0, 10_000, 0], 0) / rankedUnit(3)
  const far = rankedNumerator([0, 0, 10_000], 0) / rankedUnit(3)
  expect([near, far]).toEqual([0.5, 1])
})

test('a worked example', () => {
  expect(rankedNumerator([5000, 3000, 2000], 0) / rankedUnit(3)).toBeCloseTo(0.145, 12)
})

test('property 5: two options score alike as binary, as options and in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.boolean(), (bp, happened) => {
      const bps = [bp, 10_000 - bp]
      const outcome = happened ? 0 : 1
      const expected = brier(bp, happened)
      expect(brierOfOptions(bps, outcome)).toBe(expected)
      expect(rankedNumerator(bps, outcome) / rankedUnit(2)).toBe(expected / 1e8)
    }),
    { numRuns: 1000 },
  )
})

test('refuses chances that do not sum to one and outcomes outside', () => {
  expect(() => rankedNumerator([4000, 4000], 0)).toThrow('sum to 10000')
  expect(() => rankedNumerator([4000, 6000], -1)).toThrow('option')
})
