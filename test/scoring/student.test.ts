import { expect, test } from 'vitest'
import { studentCdf, studentQuantile } from '#src/scoring/student.ts'

test.for([
  [1, 12.706204736174698],
  [2, 4.302652729749464],
  [3, 3.182446305284263],
  [10, 2.2281388519649385],
  [11, 2.200985160082949],
  [30, 2.0422724563012373],
  [1000, 1.9623390808264078],
] as const)('with %i degrees the 97.5% quantile is %d', ([df, expected]) => {
  expect(Math.abs(studentQuantile(0.975, df) - expected)).toBeLessThan(1e-10)
})

test('the distribution is symmetric and the quantile undoes it', () => {
  for (const df of [1, 2, 5, 8, 31]) {
    expect(studentCdf(0, df)).toBe(0.5)
    expect(studentCdf(-1.3, df)).toBeCloseTo(1 - studentCdf(1.3, df), 14)
    expect(studentQuantile(studentCdf(0.7, df), df)).toBeCloseTo(0.7, 11)
    expect(studentQuantile(0.2, df)).toBe(-studentQuantile(0.8, df))
  }
  expect(studentQuantile(0.5, 4)).toBe(0)
})

test('refuses shares of 0 and 1 and degrees that are none', () => {
  expect(() => studentQuantile(0, 3)).toThrow('between 0 and 1')
  expect(() => studentQuantile(1, 3)).toThrow('between 0 and 1')
  expect(() => studentCdf(1, 0)).toThrow('positive integer')
  expect(() => studentCdf(1, 1.5)).toThrow('positive integer')
})
