import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile } from '#src/scoring/normal.ts'

test.for([
  [-10, 7.619853024160593e-24],
  [-5, 2.866515718791946e-7],
  [-3, 0.0013498980316300957],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [1, 0.8413447460685429],
  [3, 0.9986501019683699],
  [5, 0.9999997133484281],
] as const)('below %d lies the share %d', ([z, share]) => {
  expect(Math.abs(normalCdf(z) - share)).toBeLessThan(1e-14)
})

test('the lower tail keeps its digits', () => {
  expect(normalCdf(-10) / 7.619853024160593e-24).toBeCloseTo(1, 12)
  expect(normalCdf(-40)).toBe(0)
  expect(normalCdf(40)).toBe(1)
})

test('the series and the fraction meet without a step', () => {
  const step = 1e-9
  const slope = Math.exp(-4.5) / Math.sqrt(2 * Math.PI)
  expect(normalCdf(-3 + step) - normalCdf(-3 - step)).toBeCloseTo(2 * step * slope, 14)
})

test.for([
  [0.975, 1.959963984540054],
  [0.5, 0],
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167813],
  [1e-10, -6.361340902404056],
  [1e-300, -37.0470962993612],
] as const)('the quantile of %d is %d', ([p, z]) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-10)
})

test('the quantile undoes the distribution, on both sides alike', () => {
  fc.assert(
    fc.property(fc.double({ min: -6, max: 3, noNaN: true }), (z) => {
      expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-10)
      expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 14)
    }),
    { numRuns: 1000 },
  )
})

test.for([0, 1, -0.1, 1.1, Number.NaN])('refuses the quantile of %d', (p) => {
  expect(() => normalQuantile(p)).toThrow('between 0 and 1')
})
