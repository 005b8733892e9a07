import { expect, test } from 'vitest'
import { logScore } from '#src/scoring/logarithmic.ts'

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
