import { expect, test } from 'vitest'
import { clusteredInterval } from '#src/scoring/interval.ts'
import {
  competitionRanks,
  isRanked,
  minimumClusters,
  rankingKey,
  skillOf,
} from '#src/scoring/skill.ts'

const results = (count: number, relative = 0.05) =>
  Array.from({ length: count }, (_, index) => ({ relative, coverage: 1, cluster: `c${index}` }))

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
  expect(clusteredInterval(one)).toMatchObject({ standardError: null, low: null, high: null })
})

test('without coverage there is no mean', () => {
  expect(clusteredInterval([{ relative: 0, coverage: 0, cluster: 'a' }])).toMatchObject({
    mean: null,
    clusters: 0,
  })
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
})

test('equal places share the rank and the next is skipped', () => {
  expect(competitionRanks([9, 7, 7, 3])).toEqual([1, 2, 2, 4])
  expect(competitionRanks([])).toEqual([])
})

test('noise below a billionth breaks no tie', () => {
  const { skill, ...rest } = skillOf(results(10))
  expect(rankingKey({ skill: skill + 1e-12, ...rest })).toBe(rankingKey({ skill, ...rest }))
})
