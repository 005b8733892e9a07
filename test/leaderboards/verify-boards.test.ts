import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { verdictOf, verifySite } from '#src/jobs/verify-site.ts'
import { rebuildBoards } from '#src/leaderboards/rebuild-boards.ts'
import { verifyBoards } from '#src/leaderboards/verify-boards.ts'
import { plain } from '#src/lib/sentence.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { idOf } from '#test/support/boards.ts'
import { test, type World } from '#test/support/world.ts'

async function resolved(w: World, id = w.question.id) {
  for (const [player, bp] of [
    [w.alice, '70%'],
    [w.bob, '20%'],
  ] as const)
    await makeForecast(w.ctxOf(player), id, { kind: 'binary', bp })
  await w.setClock('2026-03-01T18:00Z')
  await proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: 'The station reports four millimetres for that day.',
  })
}

async function ranked(w: World) {
  await resolved(w)
  await runJobs(w.db)
}

const differences = async (w: World) => (await verifyBoards(w.db)).differences

test('boards that follow from the scores have no difference, years later too', async ({ w }) => {
  await ranked(w)
  await w.setClock('2029-03-01T18:00Z')
  const { rows, differences: found } = await verifyBoards(w.db)
  expect(found).toEqual([])
  expect(rows).toBeGreaterThan(4)
})

test('a sum that was changed is found by name, with both numbers', async ({ w }) => {
  await ranked(w)
  const change = (averages: number) =>
    w.db
      .updateTable('standings')
      .set({ averages })
      .where('board_id', '=', idOf('all'))
      .where('person_id', '=', w.bob.id)
      .execute()
  const { averages } = await w.db
    .selectFrom('standings')
    .select('averages')
    .where('board_id', '=', idOf('all'))
    .where('person_id', '=', w.bob.id)
    .executeTakeFirstOrThrow()
  await change(averages + 1)
  const one = { board: 'all', who: `person ${w.bob.id}`, column: 'averages' }
  expect(await differences(w)).toEqual([
    { ...one, stored: `${averages + 1}`, computed: `${averages}` },
  ])
  await change(averages)
})

test('a key that a board is ordered by is compared like a sum', async ({ w }) => {
  await ranked(w)
  for (const column of ['mean', 'skill'] as const) {
    const shift = (by: number) =>
      w.db
        .updateTable('standings')
        .set(column, sql<number>`${sql.ref(column)} + ${by}`)
        .where('board_id', '=', idOf('all'))
        .where('person_id', '=', w.bob.id)
        .execute()
    await shift(1)
    expect(await differences(w)).toMatchObject([
      { board: 'all', who: `person ${w.bob.id}`, column },
    ])
    await shift(-1)
  }
  expect(await differences(w)).toEqual([])
})

test('a line that was added or taken away, a count and a question are found', async ({ w }) => {
  await ranked(w)
  const own = w.db.deleteFrom('standings').where('person_id', '=', w.bob.id)
  await own.where('board_id', '=', idOf('all')).execute()
  const gone = await differences(w)
  expect(new Set(gone.map(({ who }) => who))).toEqual(new Set([`person ${w.bob.id}`]))
  expect(gone.every(({ stored }) => stored === null)).toBe(true)

  await w.db.updateTable('boards').set({ questions: 999 }).where('key', '=', 'all').execute()
  expect((await differences(w)).filter(({ stored }) => stored === '999')).toHaveLength(1)
  await w.db.deleteFrom('board_questions').where('question_id', '=', w.question.id).execute()
  expect((await differences(w)).map(({ who }) => who)).toContain(`question ${w.question.id}`)
  await transact(w.ctxOf(), rebuildBoards)
  expect(await differences(w)).toEqual([])
})

test('boards older than the newest resolution are no difference while their job waits', async ({
  w,
}) => {
  await ranked(w)
  expect((await verifySite(w.db)).boards).toMatchObject({ rows: expect.any(Number) })
  await w.setClock('2026-03-01T12:00Z')
  await resolved(w, (await w.makeQuestion()).id)
  const waiting = await verifySite(w.db)
  expect(waiting.boards).toBeUndefined()
  expect(plain(verdictOf(waiting))).toMatch(
    /^\d+ scores recomputed, 0 differences\. Boards wait for scores to be added/,
  )
  await runJobs(w.db)
  expect((await verifySite(w.db)).boards).toBeDefined()
})

test('an admin reads the same on a page; others do not', async ({ w }) => {
  await ranked(w)
  await runJobs(w.db)
  expect(await (await w.send('GET', '/admin', w.ada)).text()).toContain('/admin/verification')
  const page = await (await w.send('GET', '/admin/verification', w.ada)).text()
  expect(page).toMatch(/\d+ scores and \d+ board lines recomputed, 0 differences\./)
  await w.db
    .updateTable('standings')
    .set({ skill: 77 })
    .where('board_id', '=', idOf('all'))
    .where('person_id', '=', w.bob.id)
    .execute()
  expect(await (await w.send('GET', '/admin/verification', w.ada)).text()).toContain(
    `Board all, person ${w.bob.id}: skill is stored as 77, computed as`,
  )
  expect((await w.send('GET', '/admin/verification', w.mona)).status).toBe(403)
  expect((await w.send('GET', '/admin/verification')).status).toBe(303)
})
