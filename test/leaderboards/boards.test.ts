import { expect, test as pure } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { findBoard, linesOf, placeOf } from '#src/leaderboards/queries.ts'
import { rebuildBoards } from '#src/leaderboards/rebuild-board.ts'
import { brierStandings, skillStandings } from '#src/leaderboards/standings.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import type { CountedScore } from '#src/scores/queries.ts'
import { freshDatabase } from '#test/support/database.ts'
import { asPart, test, type World, world } from '#test/support/world.ts'

const score = (change: Partial<CountedScore>): CountedScore => ({
  ...{ id: 1, question_id: 1, round: 1, rule_set: 'rules/1', forecaster: 'person', person_id: 1 },
  ...{ average: 1e9, active_ms: 1, coverage: 1e10, peer: 0, peer_coverage: 1e10, cluster: 'a' },
  made_at: new Date(0),
  ...change,
})
const who = (lines: { forecaster: string; person_id: number | null; rank: number | null }[]) =>
  lines.map(({ forecaster, person_id, rank }) => [person_id ?? forecaster, rank])

pure('the lower mean stands first, equal means share the place, more questions stand above', () => {
  const scores = [
    score({ person_id: 1, average: 3e9 }),
    score({ person_id: 2, average: 1e9 }),
    score({ person_id: 3, average: 1e9 }),
    score({ person_id: 3, average: 1e9, question_id: 2 }),
    score({ person_id: 4, average: 4e9 }),
  ]
  expect(who(brierStandings(scores))).toEqual([
    [3, 1],
    [2, 1],
    [1, 3],
    [4, 4],
  ])
})

pure('the crowd and always-50% stand between the people without a place', () => {
  const scores = [
    score({ person_id: 1, average: 3e9 }),
    score({ person_id: 2, average: 1e9 }),
    score({ forecaster: 'even', person_id: null, average: 2.5e9 }),
    score({ forecaster: 'crowd', person_id: null, average: 2e9 }),
  ]
  expect(who(brierStandings(scores))).toEqual([
    [2, 1],
    ['crowd', null],
    ['even', null],
    [1, 2],
  ])
})

pure('a person without an average is on no Brier board', () => {
  expect(brierStandings([score({ average: null })])).toEqual([])
})

const many = (person_id: number, peer: number, events = 3) =>
  Array.from({ length: events }, (_, index) =>
    score({ person_id, peer, question_id: index, cluster: `event ${index}` }),
  )
const summary = { questions: 3, clusters: 3, minimum: 3, forecasters: 2 }

pure('by skill the higher stands first; who has too few events has no rank', () => {
  const lines = skillStandings([...many(1, -5e8), ...many(2, 5e8), ...many(3, 9e8, 2)], summary)
  expect(who(lines)).toEqual([
    [2, 1],
    [1, 2],
    [3, null],
  ])
  const [first] = lines
  expect(first?.figures.skill).toBe(Math.round((0.15 / 33) * 1e10))
  expect(first?.figures.low).toBeLessThan(first?.figures.skill as number)
})

pure('questions of one event count once, and a question with one forecaster not at all', () => {
  const same = many(1, 5e8).map((one) => ({ ...one, cluster: 'one event' }))
  expect(
    skillStandings([...same, ...many(2, 0)], summary).find(({ person_id }) => person_id === 1)
      ?.rank,
  ).toBeNull()
  expect(skillStandings(many(1, 5e8), summary)).toEqual([])
})

const decision = {
  ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
  reason: 'The station reports four millimetres for that day.',
}
const rebuild = (w: World) => transact(w.ctxOf(), rebuildBoards)

async function played(w: World, id: number) {
  for (const [player, bp] of [
    [w.alice, '70%'],
    [w.bob, '20%'],
  ] as const)
    await makeForecast(w.ctxOf(player), id, { kind: 'binary', bp })
  await w.setClock('2026-03-01T18:00Z')
  await proposeResolution(w.ctxOf(w.mona), id, decision)
  await rebuild(w)
  await w.setClock('2026-03-01T12:00Z')
}

pure('the first board appears after the first resolution', async ({ onTestFinished }) => {
  const { db, close } = await freshDatabase()
  onTestFinished(close)
  const w = await world(db)
  await rebuild(w)
  expect(await findBoard(db, 'brier')).toBeUndefined()
  expect(await (await w.send('GET', '/leaderboards')).text()).toContain(
    'The first board appears after the first resolution.',
  )

  await played(w, w.question.id)
  const page = await (await w.send('GET', '/leaderboards', w.bob)).text()
  expect(page).toMatch(
    new RegExp(`<td>1</td><th scope="row"><a href="/forecasters/${w.alice.handle}"`),
  )
  expect(page).toContain('always 50%')
  expect(page).toContain('depends on which questions one answered')
  expect(await placeOf(db, 'brier', w.bob.id)).toMatchObject({ rank: 2 })

  const skill = await (
    await w.send('GET', '/leaderboards?board=skill', undefined, {}, asPart)
  ).text()
  expect(skill).toMatch(/^<section id="standings"/)
  expect(skill).toContain('1 of 3')
  expect(skill).toContain('This board is early')
  expect(skill).toContain('a question counts from two forecasters on')
})

test('what is not accepted, unscored or removed is on no board', async ({ w }) => {
  const unscored = await w.makeQuestion({ scored: false })
  await played(w, unscored.id)
  expect(await placeOf(w.db, 'brier', w.bob.id)).toBeUndefined()
  await played(w, w.question.id)
  expect(await placeOf(w.db, 'brier', w.bob.id)).toBeDefined()
  await w.db
    .updateTable('questions')
    .set({ reviewed_at: null })
    .where('id', '=', w.question.id)
    .execute()
  await rebuild(w)
  expect(await placeOf(w.db, 'brier', w.bob.id)).toBeUndefined()
})

test('rebuilding changes nothing when nothing changed', async ({ w }) => {
  await played(w, w.question.id)
  const before = await linesOf(w.db, 'brier')
  await Promise.all([rebuild(w), rebuild(w)])
  expect(await linesOf(w.db, 'brier')).toEqual(before)
})

test('a board goes on where it stopped, and opens around oneself', async ({ w }) => {
  await played(w, w.question.id)
  const people = await Promise.all(Array.from({ length: 101 }, () => w.castMember('runner')))
  await w.db
    .insertInto('board_lines')
    .values(
      people.map(({ id }, index) => ({
        ...{
          board: 'brier' as const,
          position: 1000 + index,
          rank: 1000 + index,
          forecaster: 'person' as const,
        },
        ...{ person_id: id, figures: { mean: 5e9, questions: 1, coverage: 1e10 } },
      })),
    )
    .execute()
  const first = await linesOf(w.db, 'brier')
  expect(first.rows).toHaveLength(100)
  const second = await linesOf(w.db, 'brier', first.after)
  expect(second.rows[0]?.position).toBeGreaterThan(first.rows.at(-1)?.position as number)
  const last = people.at(-1) as (typeof people)[number]
  const page = await (await w.send('GET', '/leaderboards?around=me', last)).text()
  expect(page).toContain(last.handle)
  expect(page).toContain('<a href="/leaderboards?board=brier">From the top</a>')
  await rebuild(w)
})

test.for(['board=foo', 'around=you'])(
  'what is not known of the address ?%s is ignored, and said so',
  async (query, { w }) => {
    const page = await (await w.send('GET', `/leaderboards?${query}`)).text()
    expect(page).toContain(`Ignored, since it is not known here: ${query}`)
    expect(page).toContain('aria-current="page">Brier scores</a>')
    const known = await (await w.send('GET', '/leaderboards?board=skill&around=me')).text()
    expect(known).not.toContain('Ignored')
  },
)

test('who looks for themselves on a board that has them not is told so', async ({ w }) => {
  await played(w, w.question.id)
  const page = await (await w.send('GET', '/leaderboards?board=skill&around=me', w.mona)).text()
  expect(page).toContain('You are not on this board yet')
  expect(page).toContain('aria-current="page">Skill</a>')
  const guest = await (await w.send('GET', '/leaderboards?around=me')).text()
  expect(guest).not.toMatch(/not on this board|Find me/)
})
