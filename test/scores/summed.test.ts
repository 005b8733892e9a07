import { expect, test } from 'vitest'
import { byTopic, byYear, progressOf, relativeOf, type Summed, sumsOf } from '#src/scores/summed.ts'

let made = 0
const score = (told: Partial<Summed> = {}): Summed => ({
  ...{ id: ++made, question_id: made, round: 1, rule_set: 'rules/1', forecaster: 'person' },
  ...{
    person_id: 1,
    compared: true,
    average: 1e9,
    active_ms: 1,
    coverage: 5e9,
    peer: 2e8,
    peer_coverage: 5e9,
  },
  ...{ vs_median: 1e8, vs_median_of_others: 3e8, vs_crowd: -1e8, vs_crowd_coverage: 1e10 },
  ...{ made_at: new Date(0), cluster: `question ${made}`, fair: true, tags: [] },
  ...{ closes_at: new Date('2025-12-31T23:00Z'), resolved_at: new Date('2026-01-02T00:00Z') },
  ...told,
})

test('means are over all questions, skill over those that compare enough people', () => {
  const { questions, mean, coverage, skill } = sumsOf([
    score({ average: 1e9 }),
    score({ average: 3e9, coverage: 1e10, fair: false }),
  ])
  expect({ questions, mean, coverage }).toEqual({ questions: 2, mean: 2e9, coverage: 75e8 })
  expect(skill).toMatchObject({ clusters: 1, coverage: 0.5, skill: 0.02 / 30.5 })
})

test('skill is pulled as the site says', () => {
  const platform = { lambda: 5, sigmaSquared: 0.01 }
  expect(sumsOf([score()], platform).skill.skill).toBeCloseTo(0.02 / 5.5, 12)
})

test('relative to others is a ratio over fair questions, to the crowd over all', () => {
  const { peers, median, others, crowd } = relativeOf([score(), score({ fair: false })])
  expect(peers).toMatchObject({ mean: 0.04, clusters: 1, low: null })
  expect([median.mean, others.mean]).toEqual([0.02, 0.06])
  expect(crowd).toMatchObject({ mean: -0.01, clusters: 2 })
})

test('a question counts for each of its topics, the fullest topic stands first', () => {
  const groups = byTopic([
    score({ tags: ['sea', 'money'], average: 2e9 }),
    score({ tags: ['sea'], average: 4e9 }),
    score(),
  ])
  expect(groups.map(({ name, questions, mean }) => [name, questions, mean])).toEqual([
    ['sea', 2, 3e9],
    ['money', 1, 2e9],
  ])
})

test('years are those of the scheduled close, whenever it was resolved, the newest first', () => {
  const groups = byYear([score(), score({ closes_at: new Date('2026-01-01T00:00Z') }), score()])
  expect(groups.map(({ name, questions }) => [name, questions])).toEqual([
    ['2026', 1],
    ['2025', 2],
  ])
})

test('progress goes by time of resolution and ends with everything', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  const progress = progressOf([
    score({ resolved_at: day(3), average: 3e9 }),
    score({ resolved_at: day(1), average: 1e9 }),
  ])
  expect(progress.map(({ at, questions, mean }) => [at, questions, mean])).toEqual([
    [day(1), 1, 1e9],
    [day(3), 2, 2e9],
  ])
})

test('a long record is told at no more points than a chart can show', () => {
  const progress = progressOf(Array.from({ length: 300 }, () => score()))
  expect(progress).toHaveLength(60)
  expect(progress.at(-1)?.questions).toBe(300)
})
