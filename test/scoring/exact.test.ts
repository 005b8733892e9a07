import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addTo,
  compensatedSum,
  roundHalfEven,
  STORED_UNIT,
  stored,
  storedRatio,
  total,
} from '#src/scoring/exact.ts'

test.for([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [-0.5, 0],
  [-1.5, -2],
  [2.4, 2],
  [2.6, 3],
] as const)('%d rounds to %d', ([value, rounded]) => {
  expect(roundHalfEven(value) + 0).toBe(rounded)
})

test('a stored score is an integer of 1e-10 and never minus zero', () => {
  expect(stored(1)).toBe(STORED_UNIT)
  expect(stored(0.25)).toBe(2_500_000_000)
  expect(stored(-0.25)).toBe(-2_500_000_000)
  expect(Object.is(stored(-1e-20), 0)).toBe(true)
})

test('a ratio of large integers is rounded once, half to even', () => {
  expect(storedRatio(1n, 3n)).toBe(3_333_333_333)
  expect(storedRatio(2n, 3n)).toBe(6_666_666_667)
  expect(storedRatio(-2n, 3n)).toBe(-6_666_666_667)
  expect(storedRatio(1n, 20_000_000_000n)).toBe(0)
  expect(storedRatio(3n, 20_000_000_000n)).toBe(2)
  expect(storedRatio(9_007_199_254_740_993n, 9_007_199_254_740_993n)).toBe(1e10)
})

test('a ratio without a positive denominator is refused', () => {
  expect(() => storedRatio(1n, 0n)).toThrow('positive')
})

test('a small ratio agrees with plain arithmetic', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e5, max: 1e5 }), fc.integer({ min: 1, max: 1e5 }), (a, b) => {
      expect(Math.abs(storedRatio(BigInt(a), BigInt(b)) - (a / b) * 1e10)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1000 },
  )
})

test('rounding goes to the nearest integer, and of two to the even one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (quarters) => {
      const value = quarters / 4
      const rounded = roundHalfEven(value)
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5)
      if (Math.abs(rounded - value) === 0.5) expect(Math.abs(rounded % 2)).toBe(0)
    }),
    { numRuns: 1000 },
  )
})

test('a running sum is rounded once, when it is read', () => {
  const running = { sum: 0, lost: 0 }
  for (const value of [1e16, 1, 1, -1e16]) addTo(running, value)
  expect(total(running)).toBe(2)
})

test('a compensated sum keeps what a plain one loses', () => {
  const values = [1, 1e100, 1, -1e100]
  expect(values.reduce((a, b) => a + b)).toBe(0)
  expect(compensatedSum(values)).toBe(2)
  expect(compensatedSum([])).toBe(0)
})
