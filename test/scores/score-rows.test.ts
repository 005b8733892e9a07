import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Question } from '#src/db/schema.ts'
import type { Facts, Said } from '#src/scores/inputs.ts'
import { scheduleOf } from '#src/scores/inputs.ts'
import { meanOf, piecesOf } from '#src/scores/own-score.ts'
import { scoreRows } from '#src/scores/score-rows.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 0, minute))
const question = {
  spec: { kind: 'binary' },
  opens_at: at(0),
  closes_at: at(100),
  closed_early_at: null,
} as unknown as Question
const said = (minute: number, bp: number | null): Said => ({
  value: bp === null ? null : { kind: 'binary', bp },
  made_at: at(minute),
})
const yes = { outcome: { kind: 'binary', happened: true }, known_at: at(100) } as const
const facts = (people: [number, Said[]][], crowd: Said[] = []): Facts => ({
  people: new Map(people),
  crowd: crowd.map((said) => ({ ...said, others: null })),
})
const rowOf = (rows: ReturnType<typeof scoreRows>, who: number | 'crowd' | 'even') =>
  rows.find(
    ({ person_id, forecaster }) => person_id === who || (person_id === null && forecaster === who),
  )

test('a forecast that stood throughout is covered throughout', () => {
  const rows = scoreRows(question, yes, facts([[1, [said(0, 7000)]]]))
  expect(rowOf(rows, 1)).toEqual({
    ...{ forecaster: 'person', person_id: 1, average: 900_000_000, active_ms: 6_000_000 },
    ...{
      compared: true,
      coverage: 1e10,
      peer: 0,
      peer_coverage: 0,
      vs_median: 0,
      vs_median_of_others: 0,
    },
    ...{ vs_crowd: 0, vs_crowd_coverage: 0 },
  })
})

test('always 50% is scored from the opening on, beside whoever stands', () => {
  const rows = scoreRows(question, yes, facts([[1, [said(50, 10_000)]]]))
  expect(rowOf(rows, 'even')).toMatchObject({
    average: 2_500_000_000,
    coverage: 1e10,
    peer: -1_250_000_000,
    peer_coverage: 5_000_000_000,
  })
  // Nobody is compared with a reference row.
  expect(rowOf(rows, 1)).toMatchObject({ peer: 0, peer_coverage: 0 })
})

test('the crowd is there only where something was published', () => {
  expect(rowOf(scoreRows(question, yes, facts([[1, [said(0, 7000)]]])), 'crowd')).toBeUndefined()
  const rows = scoreRows(
    question,
    yes,
    facts([[1, [said(0, 7000)]]], [said(25, 7000), said(75, null)]),
  )
  expect(rowOf(rows, 'crowd')).toMatchObject({
    average: 900_000_000,
    coverage: 5_000_000_000,
    peer: 0,
    peer_coverage: 5_000_000_000,
  })
})

test('who repeats the crowd as published earns nothing relative to it, who does better earns that', () => {
  const crowd = [said(25, 6000), said(50, 7000)]
  const rows = scoreRows(
    question,
    yes,
    facts(
      [
        [1, crowd],
        [2, [said(0, 9000)]],
      ],
      crowd,
    ),
  )
  expect(rowOf(rows, 1)).toMatchObject({ vs_crowd: 0, vs_crowd_coverage: 7_500_000_000 })
  // 0.16 for a quarter and 0.09 for a half of the schedule, less 0.01 all the while.
  expect(rowOf(rows, 2)).toMatchObject({ vs_crowd: 775_000_000, vs_crowd_coverage: 7_500_000_000 })
  expect(rowOf(rows, 'crowd')).toMatchObject({ vs_crowd: 0, vs_crowd_coverage: 0 })
  // Always 50% scores 0.25 beside it.
  expect(rowOf(rows, 'even')).toMatchObject({ vs_crowd: -1_025_000_000 })
})

test('relative to the median of all, and of the others', () => {
  const rows = scoreRows(
    question,
    yes,
    facts([
      [1, [said(0, 9000)]],
      [2, [said(0, 5000)]],
      [3, [said(0, 0)]],
    ]),
  )
  expect(rowOf(rows, 1)).toMatchObject({ vs_median: 2.4e9, vs_median_of_others: 6.15e9 })
  expect(rowOf(rows, 2)).toMatchObject({ vs_median: 0 })
  // A reference row is compared with all the people.
  expect(rowOf(rows, 'even')).toMatchObject({ vs_median: 0, vs_median_of_others: 0 })
})

test('known before the opening, nobody is scored', () => {
  expect(scoreRows(question, { ...yes, known_at: at(-1) }, facts([[1, [said(0, 7000)]]]))).toEqual(
    [],
  )
})

test('of known-at and a close by hand the earlier ends what is scored', () => {
  const early = { ...question, closed_early_at: at(40) }
  expect(scheduleOf(early, at(60)).known_at).toBe(at(40).getTime())
  expect(scheduleOf(early, at(20)).known_at).toBe(at(20).getTime())
  expect(scheduleOf(question, at(20)).closes_at).toBe(at(100).getTime())
})

const move = fc.tuple(
  fc.integer({ min: -5, max: 110 }),
  fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 5 }),
)
const moves = fc
  .array(move, { maxLength: 5 })
  .map((list) => list.toSorted(([a], [b]) => a - b).map(([minute, bp]) => said(minute, bp)))
const people = fc
  .array(moves, { minLength: 1, maxLength: 6 })
  .map((lists) => lists.map((list, index): [number, Said[]] => [index + 1, list]))

test('over people the stored peer scores sum to zero, within their rounding', () => {
  fc.assert(
    fc.property(people, (list) => {
      const rows = scoreRows(question, yes, facts(list)).filter(
        ({ forecaster }) => forecaster === 'person',
      )
      const sum = rows.reduce((total, { peer }) => total + peer, 0)
      expect(Math.abs(sum)).toBeLessThanOrEqual(rows.length)
    }),
    { numRuns: 500 },
  )
})

test('every stored number is an integer in its range', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 120 }), (list, known) => {
      for (const row of scoreRows(question, { ...yes, known_at: at(known) }, facts(list))) {
        for (const value of [row.average, row.coverage, row.peer_coverage]) {
          expect(Number.isInteger(value)).toBe(true)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1e10)
        }
        for (const value of [row.peer, row.vs_median, row.vs_median_of_others, row.vs_crowd])
          expect(Math.abs(value)).toBeLessThanOrEqual(1e10)
        expect(row.peer_coverage).toBeLessThanOrEqual(row.coverage + 1)
      }
    }),
    { numRuns: 500 },
  )
})

test('computed again it is the same to the last digit, whoever is counted first', () => {
  fc.assert(
    fc.property(people, (list) => {
      const by = (rows: ReturnType<typeof scoreRows>) =>
        new Map(rows.map((row) => [row.person_id, row]))
      const one = by(scoreRows(question, yes, facts(list)))
      expect(by(scoreRows(question, yes, facts(list)))).toEqual(one)
      for (const [id, row] of by(scoreRows(question, yes, facts(list.toReversed())))) {
        expect(row.average).toBe(one.get(id)?.average)
        expect(Math.abs(row.peer - (one.get(id)?.peer ?? 0))).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 300 },
  )
})

test('the pieces of a score are shares of its standing time and make up the average', () => {
  const list = [said(0, 6000), said(25, 9000), said(75, null)]
  const pieces = piecesOf(question, yes, list)
  expect(pieces.map(({ share }) => share)).toEqual([1 / 3, 2 / 3])
  const sum = pieces.reduce((total, { share, score }) => total + share * score, 0)
  const [row] = scoreRows(question, yes, facts([[1, list]]))
  expect(Math.round(sum * 1e10)).toBe(row?.average)
  expect(piecesOf(question, yes, [])).toEqual([])
})

test('a mean of integers is an integer; of nothing it is nothing', () => {
  expect(meanOf([1, 2])).toBe(2)
  expect(meanOf([2, 3])).toBe(2)
  expect(meanOf([900_000_000, 4_900_000_000])).toBe(2_900_000_000)
  expect(meanOf([])).toBeUndefined()
})
