import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brierStandings, skillStandings } from '#src/leaderboards/standings.ts'
import type { CountedScore } from '#src/scores/queries.ts'

const summary = { questions: 9, clusters: 9, minimum: 3, forecasters: 2 }

const score = (change: Partial<CountedScore>): CountedScore => ({
  ...{ id: 1, question_id: 1, round: 1, rule_set: 'rules/1', forecaster: 'person', person_id: 1 },
  ...{ average: 1e9, active_ms: 1, coverage: 1e10, peer: 0, peer_coverage: 1e10 },
  ...{ cluster: `question ${change.question_id ?? 1}`, made_at: new Date(0) },
  ...change,
})

/** Each person on each of a number of questions, better or worse than others by `peer`. */
const rounds = (people: Record<number, number>, questions = 3) =>
  Array.from({ length: questions }, (_, index) => index + 1).flatMap((question_id) =>
    Object.entries(people).map(([person_id, peer]) =>
      score({ question_id, person_id: Number(person_id), peer: peer * 1e9 }),
    ),
  )

test('nobody scored makes an empty board', () => {
  expect(brierStandings([])).toEqual([])
  expect(skillStandings([], summary)).toEqual([])
})

test('the mean counts questions that have a score, coverage every question', () => {
  const [line] = brierStandings([
    score({ question_id: 1, average: 4e9, coverage: 1e10 }),
    score({ question_id: 2, average: null, coverage: 0 }),
    score({ question_id: 3, average: 2e9, coverage: 5e9 }),
  ])
  expect(line?.figures).toEqual({ mean: 3e9, questions: 2, coverage: 5e9 })
})

test('who has no score at all is on no Brier board', () => {
  expect(brierStandings([score({ average: null })])).toEqual([])
})

test('skill points are the summed peer score over coverage plus thirty', () => {
  const lines = skillStandings(rounds({ 1: 2, 2: -2 }), summary)
  expect(lines.map(({ person_id, rank }) => [person_id, rank])).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect(lines[0]?.figures.skill).toBe(Math.round((3 * 0.2 * 1e10) / 33))
  expect(lines[0]?.figures).toMatchObject({ clusters: 3, coverage: 3e10 })
})

test('too few separate events make a provisional line, below every ranked one', () => {
  const few = [1, 2].map((question_id) => score({ question_id, person_id: 3, peer: 9e9 }))
  const lines = skillStandings([...rounds({ 1: 1, 2: -1 }), ...few], summary)
  expect(lines.map(({ person_id, rank }) => [person_id, rank])).toEqual([
    [1, 1],
    [2, 2],
    [3, null],
  ])
})

test('questions of one event count as one', () => {
  const alike = rounds({ 1: 2, 2: -2 }, 5).map((one) => ({ ...one, cluster: 'one event' }))
  const lines = skillStandings(alike, summary)
  expect(lines.every(({ rank, figures }) => rank === null && figures.clusters === 1)).toBe(true)
})

test('a question that too few people forecast moves no skill', () => {
  const alone = score({ question_id: 77, person_id: 1, peer: 9e9 })
  const with77 = skillStandings([...rounds({ 1: 1, 2: -1 }), alone], summary)
  expect(with77).toEqual(skillStandings(rounds({ 1: 1, 2: -1 }), summary))
})

test('the crowd makes no question have enough people', () => {
  const scores = [1, 2, 3].flatMap((question_id) => [
    score({ question_id, person_id: 1 }),
    score({ question_id, forecaster: 'crowd', person_id: null }),
    score({ question_id, forecaster: 'even', person_id: null }),
  ])
  expect(skillStandings(scores, summary)).toEqual([])
})

test('half of the minimum has to be stood through', () => {
  const brief = rounds({ 1: 1, 2: -1 }).map((one) =>
    one.person_id === 1 ? { ...one, peer_coverage: 4e9 } : one,
  )
  const [first, second] = skillStandings(brief, summary)
  expect([first?.person_id, first?.rank]).toEqual([2, 1])
  expect([second?.person_id, second?.rank]).toEqual([1, null])
})

test('whatever the order of the scores, the board is the same', () => {
  const scores = rounds({ 1: 2, 2: -2, 3: 0, 4: 0 }, 4)
  const [brier, skill] = [brierStandings(scores), skillStandings(scores, summary)]
  fc.assert(
    fc.property(fc.shuffledSubarray(scores, { minLength: scores.length }), (shuffled) => {
      expect(brierStandings(shuffled)).toEqual(brier)
      expect(skillStandings(shuffled, summary)).toEqual(skill)
    }),
  )
})

test('ranks never fall from line to line, and only people who count have one', () => {
  const anyScore = fc.record({
    question_id: fc.integer({ min: 1, max: 6 }),
    person_id: fc.integer({ min: 1, max: 5 }),
    average: fc.integer({ min: 0, max: 1e10 }),
    peer: fc.integer({ min: -1e10, max: 1e10 }),
  })
  const oneEach = {
    selector: ({ question_id, person_id }: { question_id: number; person_id: number }) =>
      `${question_id} ${person_id}`,
  }
  fc.assert(
    fc.property(fc.uniqueArray(anyScore, oneEach), (changes) => {
      for (const lines of [
        brierStandings(changes.map(score)),
        skillStandings(changes.map(score), summary),
      ]) {
        const ranks = lines.flatMap(({ rank }) => rank ?? [])
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        expect(ranks[0] ?? 1).toBe(1)
      }
    }),
  )
})
