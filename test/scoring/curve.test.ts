import { expect, test } from 'vitest'
import { chanceAt, checkCurve, poolOfCurves, quantileOn } from '#src/scoring/curve.ts'

const curveOf = (...knots: [x: number, chance: number][]) =>
  knots.map(([x, chance]) => ({ x, chance }))
const jumping = curveOf([0, 0.1], [4, 0.3], [4, 0.7], [10, 0.9])

test('the chance is straight between knots and jumps where one is repeated', () => {
  expect([0, 2, 4, 7, 10].map((x) => chanceAt(jumping, x))).toEqual([0.1, 0.2, 0.7, 0.8, 0.9])
  expect(chanceAt(jumping, 4, 'below')).toBe(0.3)
})

test('outside the range it is that of the nearer end', () => {
  expect([-1, 11].map((x) => chanceAt(jumping, x))).toEqual([0.1, 0.9])
  expect([-1, 0, 11].map((x) => chanceAt(jumping, x, 'below'))).toEqual([0.1, 0.1, 0.9])
})

test('a jump at the lower end is not below it', () => {
  const step = curveOf([0, 0], [0, 0.4], [10, 1])
  expect([chanceAt(step, 0, 'below'), chanceAt(step, 0)]).toEqual([0, 0.4])
})

test('a pool has a knot wherever somebody has one, two where somebody jumps', () => {
  const straight = curveOf([0, 0.1], [8, 0.9], [10, 0.9])
  expect(poolOfCurves([jumping, straight], 'mean').map(({ x }) => x)).toEqual([0, 4, 4, 8, 10])
  expect(poolOfCurves([jumping, straight], 'mean')[1]?.chance).toBeCloseTo(0.4, 12)
  expect(poolOfCurves([jumping, straight], 'mean')[2]?.chance).toBeCloseTo(0.6, 12)
})

test('the median of three is the middle one at each knot, and rises', () => {
  const [low, middle, high] = [0.2, 0.5, 0.8].map((x) => curveOf([0, 0], [1, x], [2, 1]))
  const median = poolOfCurves([high, low, middle] as (typeof jumping)[], 'median')
  expect(median).toEqual(curveOf([0, 0], [1, 0.5], [2, 1]))
})

test.for([
  ['nothing', []],
  ['a point', curveOf([1, 0], [1, 1])],
  ['a range that falls', curveOf([1, 0], [0, 1])],
  ['a chance that falls', curveOf([0, 0.5], [1, 0.4])],
  ['a chance below 0', curveOf([0, -0.1], [1, 1])],
  ['a chance above 1', curveOf([0, 0], [1, 1.1])],
  ['no number', curveOf([0, 0], [Number.NaN, 1])],
] as const)('refuses %s', ([, curve]) => {
  expect(() => checkCurve(curve)).toThrow('curve')
})

test('nobody is no crowd', () => {
  expect(() => poolOfCurves([], 'mean')).toThrow('at least one')
})

test('a curve reaches a chance where it first comes to it, or at an end beyond which it does', () => {
  const curve = [
    { x: 0, chance: 0.1 },
    { x: 10, chance: 0.5 },
    { x: 10, chance: 0.7 },
    { x: 20, chance: 0.9 },
  ]
  expect(quantileOn(curve, 0.3)).toBeCloseTo(5, 12)
  expect(quantileOn(curve, 0.6)).toBe(10)
  expect(quantileOn(curve, 0.8)).toBeCloseTo(15, 12)
  expect(quantileOn(curve, 0.05)).toBe(0)
  expect(quantileOn(curve, 0.95)).toBe(20)
})
