import { expect, test } from 'vitest'
import {
  calibrationInTheLarge,
  selfAssessment,
  skillScore,
  spiegelhalter,
} from '#src/scoring/calibrated.ts'
import { saying } from './said.ts'

test('Spiegelhalter’s Z grows with misses and turns around with them', () => {
  const { z, p } = spiegelhalter(saying([2000, true])) as { z: number; p: number }
  expect(z).toBeCloseTo((0.8 * 0.6) / Math.sqrt(0.36 * 0.16), 12)
  expect(p).toBeCloseTo(0.0455, 4)
  expect(spiegelhalter(saying([2000, false]))?.z).toBeCloseTo(-0.5, 12)
})

test.for([0, 5000, 10_000])('where only %d was said nothing can be tested', (bp) => {
  expect(spiegelhalter(saying([bp, true]))).toBeNull()
})

test('too much said is above zero, with an interval over clusters', () => {
  const all = saying([7000, true], [7000, false], [6000, false]).map((one, index) => ({
    ...one,
    cluster: String(index),
  }))
  const { mean, low, high } = calibrationInTheLarge(all)
  expect(mean).toBeCloseTo(1 / 3, 12)
  expect(low).toBeLessThan(1 / 3)
  expect(high).toBeGreaterThan(1 / 3)
  expect(calibrationInTheLarge([]).mean).toBeNull()
})

test('weights count in the large', () => {
  const all = [
    { bp: 7000, happened: true, weight: 3, cluster: 'a' },
    { bp: 5000, happened: false, weight: 1, cluster: 'b' },
  ]
  expect(calibrationInTheLarge(all).mean).toBeCloseTo((3 * -0.3 + 0.5) / 4, 12)
})

test('whoever expects less error than came is overconfident', () => {
  const { sharpness, gap } = selfAssessment(saying([9000, false], [9000, true])) as {
    sharpness: number
    gap: number
  }
  expect(sharpness).toBeCloseTo(0.09, 14)
  expect(gap).toBeCloseTo(0.41 - 0.09, 14)
  expect(selfAssessment([])).toBeNull()
})

test('skill against a reference is a share of it, and nothing against a perfect one', () => {
  expect(skillScore(0.1, 0.25)).toBe(0.6)
  expect(skillScore(0, 0)).toBeNull()
})
