import { expect, test } from 'vitest'
import { logScore, logScoreOfCurve } from '#src/scoring/logarithmic.ts'

test('a coin toss scores ln 2', () => {
  expect(logScore(5000)).toBeCloseTo(Math.LN2, 12)
})

test('certainty is read as 1 in 10000, so that the score stays finite', () => {
  expect(logScore(0)).toBe(logScore(1))
  expect(logScore(10_000)).toBe(logScore(9999))
})

test('refuses what is no chance', () => {
  expect(() => logScore(-1)).toThrow('basis points')
})

const curve = [
  { x: 0, chance: 0.1 },
  { x: 2, chance: 0.5 },
  { x: 6, chance: 0.5 },
  { x: 6, chance: 0.7 },
  { x: 10, chance: 1 },
]

test('a uniform distribution scores nothing, in any unit', () => {
  const uniform = [
    { x: 100, chance: 0 },
    { x: 300, chance: 1 },
  ]
  for (const x of [100, 150, 300]) expect(logScoreOfCurve(uniform, x)).toBeCloseTo(0, 12)
})

test('a curve scores by its density, and where it has none by the one percent mixed in', () => {
  expect(logScoreOfCurve(curve, 1)).toBeCloseTo(-Math.log(0.99 * 2 + 0.01), 12)
  expect(logScoreOfCurve(curve, 4)).toBeCloseTo(-Math.log(0.01), 12)
})

test('at a bend the density to the right counts, at the upper end that to the left', () => {
  expect(logScoreOfCurve(curve, 0)).toBe(logScoreOfCurve(curve, 1))
  expect(logScoreOfCurve(curve, 2)).toBe(logScoreOfCurve(curve, 4))
  expect(logScoreOfCurve(curve, 10)).toBeCloseTo(-Math.log(0.99 * 0.75 + 0.01), 12)
})

test('where the curve jumps and outside its range there is no density', () => {
  expect([-1, 6, 11].map((x) => logScoreOfCurve(curve, x))).toEqual([null, null, null])
})
