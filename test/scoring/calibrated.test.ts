import { expect, test } from 'vitest'
import {
  calibrationInTheLarge,
  selfAssessment,
  skillScore,
  spiegelhalter,
} from '#src/scoring/calibrated.ts'
import { each, saying } from './said.ts'

test('Spiegelhalter’s Z grows with misses and turns around with them', () => {
  const { z, p } = spiegelhalter(each([2000, true])) as { z: number; p: number }
  expect(z).toBeCloseTo((0.8 * 0.6) / Math.sqrt(0.36 * 0.16), 12)
  expect(p).toBeCloseTo(0.0455, 4)
  expect(spiegelhalter(each([2000, false]))?.z).toBeCloseTo(-0.5, 12)
})

test.for([0, 5000, 10_000])('where only %d was said nothing can be tested', (bp) => {
  expect(spiegelhalter(each([bp, true]))).toBeNull()
})

test('Spiegelhalter’s Z of two options is that of yes or no', () => {
  const pair = [
    { bp: 2000, happened: true, weight: 0.5 },
    { bp: 8000, happened: false, weight: 0.5 },
  ]
  const alone = spiegelhalter(each([2000, true], [7000, true]))
  expect(spiegelhalter([pair, ...each([7000, true])])?.z).toBeCloseTo(alone?.z ?? 0, 12)
})

test('Spiegelhalter’s Z of chances that are true has mean 0 and variance 1', () => {
  const three = [2000, 3000, 5000]
  const zs = three.map((bp, came) => {
    const said = three.map((bp, option) => ({ bp, happened: option === came, weight: 1 / 3 }))
    return { chance: bp / 10_000, z: spiegelhalter([said])?.z ?? Number.NaN }
  })
  expect(zs.reduce((sum, { chance, z }) => sum + chance * z, 0)).toBeCloseTo(0, 12)
  expect(zs.reduce((sum, { chance, z }) => sum + chance * z ** 2, 0)).toBeCloseTo(1, 12)
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
