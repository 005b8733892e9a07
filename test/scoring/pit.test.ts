import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf, drawOf, pit, pitBins } from '#src/scoring/pit.ts'
import { randomFrom } from '#src/scoring/random.ts'

const even = [
  { x: 0, chance: 0 },
  { x: 10, chance: 1 },
]
const open = [
  { x: 0, chance: 0.2 },
  { x: 10, chance: 0.9 },
]
const jump = [
  { x: 0, chance: 0 },
  { x: 5, chance: 0 },
  { x: 5, chance: 1 },
  { x: 10, chance: 1 },
]

test('within a smooth stretch it is the chance given to at most the outcome', () => {
  expect(pit(even, 2, 0.9)).toBe(0.2)
  expect(pit(open, 5, 0.1)).toBeCloseTo(0.55, 12)
})

test('in a jump, and beyond an end, a place is drawn', () => {
  expect(pit(jump, 5, 0.25)).toBe(0.25)
  expect(pit(open, -1, 0.5)).toBe(0.1)
  expect(pit(open, 11, 0.5)).toBeCloseTo(0.95, 12)
  expect(pit(open, 0, 0.5)).toBeCloseTo(0.1, 12)
  expect(pit(open, 10, 0.5)).toBeCloseTo(0.95, 12)
})

test('the place in a jump is told by ids, and spreads evenly over forecasts', () => {
  expect(drawOf(17, 4)).toBe(drawOf(17, 4))
  expect(drawOf(17, 4)).not.toBe(drawOf(4, 17))
  const places = Array.from({ length: 10_000 }, (_, k) =>
    pit(jump, 5, drawOf(1 + (k % 100), 1 + Math.floor(k / 100))),
  )
  expect(new Set(places).size).toBeGreaterThan(9_990)
  for (const count of pitBins(places)) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('outcomes drawn from the distribution itself fill all bins alike', () => {
  const random = randomFrom(7)
  const values = Array.from({ length: 20_000 }, () => {
    const u = random()
    const outcome = u < 0.2 ? -1 : u > 0.9 ? 11 : (10 * (u - 0.2)) / 0.7
    return pit(open, outcome, random())
  })
  for (const count of pitBins(values)) expect(Math.abs(count - 2000)).toBeLessThan(200)
  for (const level of [0.5, 0.8, 0.9]) expect(coverageOf(values, level)).toBeCloseTo(level, 1)
})

test('it lies from 0 to 1 and rises with the outcome', () => {
  const outcomes = fc.double({ min: -5, max: 15, noNaN: true })
  const draw = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(outcomes, outcomes, draw, (a, b, u) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const [first, second] = [pit(open, low, u), pit(open, high, u)]
      expect(first).toBeGreaterThanOrEqual(0)
      expect(second).toBeLessThanOrEqual(1)
      expect(second).toBeGreaterThanOrEqual(first - 1e-12)
    }),
    { numRuns: 1000 },
  )
})

test('of nothing no coverage is told', () => {
  expect(coverageOf([], 0.8)).toBeNull()
  expect(pitBins([])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('a curve that does not rise is refused', () => {
  expect(() => pit([{ x: 0, chance: 1 }], 0, 0.5)).toThrow(RangeError)
})
