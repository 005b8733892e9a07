import { expect, test } from 'vitest'
import { EARLY } from '#src/scoring/platform.ts'
import {
  competitionRanks,
  isEstablished,
  isProvisional,
  isRanked,
  minimumClusters,
  rankingKey,
  skillOf,
} from '#src/scoring/skill.ts'

const results = (count: number, relative = 0.05) =>
  Array.from({ length: count }, (_, index) => ({ relative, coverage: 1, cluster: `c${index}` }))

test('the prior is the published one', () => {
  expect(EARLY).toEqual({ lambda: 30, sigmaSquared: 0.0066 })
})

test('skill is pulled toward zero while evidence is thin', () => {
  expect(skillOf(results(1)).skill).toBeCloseTo(0.05 / 31, 12)
  expect(skillOf(results(30)).skill).toBeCloseTo(0.025, 12)
  expect(skillOf(results(3000)).skill).toBeCloseTo(0.05, 3)
})

test('nothing resolved: skill 0 with the interval of the prior', () => {
  const { skill, low, high, weight, clusters } = skillOf([])
  expect([skill, weight, clusters]).toEqual([0, 0, 0])
  expect(high).toBeCloseTo(1.96 * Math.sqrt(0.0066 / 30), 12)
  expect(low).toBe(-high)
})

test('the interval narrows with evidence', () => {
  const width = (count: number) => skillOf(results(count)).high - skillOf(results(count)).low
  expect(width(100)).toBeLessThan(width(10))
})

test('scattered results widen the interval beyond the assumed variance', () => {
  const scattered = results(40).map((one, index) => ({ ...one, relative: index % 2 ? 0.9 : -0.8 }))
  expect(skillOf(scattered).high).toBeGreaterThan(skillOf(results(40)).skill + 0.1)
})

test('questions of one event are one cluster', () => {
  const one = results(5).map((result) => ({ ...result, cluster: 'same' }))
  expect(skillOf(one).clusters).toBe(1)
})

test('a worked example: ten whole questions of 0.05 each', () => {
  const { skill, weight, variance, deviation, low, high } = skillOf(results(10))
  expect(skill).toBeCloseTo(0.0125, 15)
  expect(weight).toBe(0.25)
  expect(variance).toBeCloseTo(0.00066, 15)
  expect(deviation).toBeCloseTo(Math.sqrt(0.0625 * 0.00066 + 0.5625 * 0.00022), 15)
  expect([low, high]).toEqual([skill - 1.96 * deviation, skill + 1.96 * deviation])
})

test('one event brings no spread of its own, so that of all is taken', () => {
  const one = results(5).map((result) => ({ ...result, cluster: 'same' }))
  expect(skillOf(one).variance).toBeCloseTo(0.0066 / 5, 15)
})

test('standing a while counts for less than standing throughout', () => {
  const brief = results(10).map((one) => ({ ...one, relative: 0.025, coverage: 0.5 }))
  expect(skillOf(brief)).toMatchObject({ coverage: 5, weight: 5 / 35 })
  expect(skillOf(brief).skill).toBeCloseTo(0.25 / 35, 15)
})

test.for([
  [0, 3],
  [9, 3],
  [10, 4],
  [30, 10],
  [60, 20],
  [600, 20],
] as const)('of %i resolved clusters a rank asks for %i', ([resolved, minimum]) => {
  expect(minimumClusters(resolved)).toBe(minimum)
})

test('a rank asks for enough events and enough standing time', () => {
  expect(isRanked(skillOf(results(3)), 3)).toBe(true)
  expect(isRanked(skillOf(results(2)), 3)).toBe(false)
  const brief = results(3).map((one) => ({ ...one, coverage: 0.4 }))
  expect(isRanked(skillOf(brief), 3)).toBe(false)
  expect(isProvisional(skillOf(brief), 3)).toBe(true)
  expect(isProvisional(skillOf(results(3)), 3)).toBe(false)
  const halfTheTime = results(4).map((one) => ({ ...one, coverage: 0.5 }))
  expect(isRanked(skillOf(halfTheTime), 4)).toBe(true)
})

test('established are those whose own record outweighs the prior', () => {
  expect(isEstablished(skillOf(results(29)))).toBe(false)
  expect(isEstablished(skillOf(results(30)))).toBe(true)
})

test('equal places share the rank and the next is skipped', () => {
  expect(competitionRanks([9, 7, 7, 3])).toEqual([1, 2, 2, 4])
  expect(competitionRanks([])).toEqual([])
})

test('noise below a billionth breaks no tie', () => {
  const { skill, ...rest } = skillOf(results(10))
  expect(rankingKey({ skill: skill + 1e-12, ...rest })).toBe(rankingKey({ skill, ...rest }))
  expect(rankingKey({ skill: 0.012_345_678_94, ...rest })).toBe(12_345_679)
  expect(Object.is(rankingKey({ skill: -1e-12, ...rest }), 0)).toBe(true)
})
