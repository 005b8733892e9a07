import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crps, onLogAxis } from '#src/scoring/crps.ts'
import type { Curve } from '#src/scoring/curve.ts'
import { rankedNumerator, rankedUnit } from '#src/scoring/ranked.ts'

const uniform: Curve = [
  { x: 0, chance: 0 },
  { x: 10, chance: 1 },
]

test('knowing nothing costs a twelfth in the middle and a third at the ends', () => {
  expect(crps(uniform, 5)).toBeCloseTo(1 / 12, 15)
  expect(crps(uniform, 0)).toBeCloseTo(1 / 3, 15)
  expect(crps(uniform, 10)).toBeCloseTo(1 / 3, 15)
})

test('an outcome outside the range counts as at the nearer end', () => {
  expect(crps(uniform, -3)).toBe(crps(uniform, 0))
  expect(crps(uniform, 13)).toBe(crps(uniform, 10))
})

test('chances beyond open ends are points at the edge', () => {
  const open = [
    { x: 0, chance: 0.2 },
    { x: 10, chance: 0.7 },
  ]
  const edges = [
    { x: 0, chance: 0 },
    { x: 0, chance: 0.2 },
    { x: 10, chance: 0.7 },
    { x: 10, chance: 1 },
  ]
  expect(crps(open, 4)).toBe(crps(edges, 4))
})

test('milliseconds since 1970 lose no digits', () => {
  const start = 1_735_689_600_000
  const shifted = uniform.map(({ x, chance }) => ({ x: start + x, chance }))
  expect(crps(shifted, start + 3)).toBe(crps(uniform, 3))
})

test('an axis of ratios puts the geometric middle in the middle', () => {
  const range = { low: 1, high: 10_000 }
  expect([1, 100, 10_000].map((x) => onLogAxis(x, range))).toEqual([0, 0.5, 1])
  for (const bad of [{ low: 0, high: 1 }, { low: 2, high: 2 }, range])
    expect(() => onLogAxis(bad === range ? 0 : 1, bad)).toThrow('ratios')
})

const rising = fc
  .array(fc.tuple(fc.nat(1000), fc.integer({ min: 0, max: 10_000 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((knots): Curve => {
    const xs = [0, 1000, ...knots.map(([x]) => x)].sort((a, b) => a - b)
    const chances = [0, 1e4, ...knots.map(([, bp]) => bp)].sort((a, b) => a - b)
    return xs.map((x, index) => ({ x, chance: (chances[index] as number) / 1e4 }))
  })

test('the closed form agrees with a sum over thin slices', () => {
  fc.assert(
    fc.property(rising, fc.nat(1000), (curve, y) => {
      const at = (x: number) => {
        const index = curve.findLastIndex((knot) => knot.x <= x)
        const [a, b] = [curve[index], curve[index + 1]] as [Curve[0], Curve[0]]
        return a.chance + ((x - a.x) / (b.x - a.x)) * (b.chance - a.chance)
      }
      // On a stretch of one, where nothing bends, a square is exact by Simpson's rule.
      const square = (x: number, f: number) => (f - (x >= y ? 1 : 0)) ** 2
      const slices = Array.from({ length: 1000 }, (_, k) => {
        const [a, middle] = [at(k), at(k + 0.5)]
        const b = 2 * middle - a
        return (square(k, a) + 4 * square(k, middle) + square(k, b)) / 6
      })
      expect(crps(curve, y)).toBeCloseTo(slices.reduce((sum, one) => sum + one, 0) / 1000, 10)
    }),
    { numRuns: 300 },
  )
})

test('property 6: a point costs its distance from the outcome', () => {
  const place = fc.integer({ min: 0, max: 1e6 })
  fc.assert(
    fc.property(place, place, (m, y) => {
      const point = [
        { x: 0, chance: 0 },
        { x: m, chance: 0 },
        { x: m, chance: 1 },
        { x: 1e6, chance: 1 },
      ]
      expect(crps(point, y)).toBeCloseTo(Math.abs(y - m) / 1e6, 12)
    }),
    { numRuns: 1000 },
  )
})

const distribution = fc
  .array(fc.nat(10_000), { minLength: 1, maxLength: 7 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
  .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] as number)))

test('property 6: a curve of equal steps from end to end scores as ordered options do', () => {
  fc.assert(
    fc.property(distribution, fc.nat(7), (bps, chosen) => {
      const outcome = chosen % bps.length
      let below = 0
      const curve = bps.flatMap((bp, x) => {
        below += bp
        return [
          { x, chance: (below - bp) / 1e4 },
          { x, chance: below / 1e4 },
        ]
      })
      const ranked = rankedNumerator(bps, outcome) / rankedUnit(bps.length)
      expect(crps(curve, outcome)).toBeCloseTo(ranked, 12)
    }),
    { numRuns: 1000 },
  )
})
