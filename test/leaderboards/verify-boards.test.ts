import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { verdictOf, verifySite } from '#src/jobs/verify-site.ts'
import { rebuildBoards } from '#src/leaderboards/rebuild-board.ts'
import { verifyBoards } from '#src/leaderboards/verify-boards.ts'
import { plain } from '#src/lib/sentence.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
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
  await transact(w.ctxOf(), rebuildBoards)
}

const differences = async (w: World) => (await verifyBoards(w.db)).differences

test('boards that follow from the scores have no difference, years later too', async ({ w }) => {
  await ranked(w)
  await w.setClock('2029-03-01T18:00Z')
  const { rows, differences: found } = await verifyBoards(w.db)
  expect(found).toEqual([])
  expect(rows).toBeGreaterThan(4)
})

test('a number of a board that was changed is found by name, with both numbers', async ({ w }) => {
  await ranked(w)
  await w.db
    .updateTable('board_lines')
    .set({ figures: { mean: 1, questions: 9, coverage: 1e10 } })
    .where('board', '=', 'brier')
    .where('person_id', '=', w.bob.id)
    .execute()
  const found = await differences(w)
  expect(found).toContainEqual({
    ...{ board: 'brier', who: `person ${w.bob.id}`, column: 'mean' },
    ...{ stored: 1, computed: expect.any(Number) },
  })
  expect(new Set(found.map(({ board, who }) => `${board} ${who}`)).size).toBe(1)
})

test('a line that was added or taken away, a place and a summary are found', async ({ w }) => {
  await ranked(w)
  await w.db
    .insertInto('board_lines')
    .values({
      ...{ board: 'brier', position: 0, rank: 1, forecaster: 'person', person_id: w.bob.id },
      figures: { mean: 0, questions: 1, coverage: 1e10 },
    })
    .execute()
  expect((await differences(w)).map(({ who, column }) => `${who} ${column}`)).toContain(
    'summary lines',
  )
  await transact(w.ctxOf(), rebuildBoards)
  await w.db.deleteFrom('board_lines').where('person_id', '=', w.bob.id).execute()
  expect((await differences(w)).some(({ who }) => who === `person ${w.bob.id}`)).toBe(true)
  await transact(w.ctxOf(), rebuildBoards)
  await w.db
    .updateTable('boards')
    .set({ summary: { questions: 999, clusters: 1, minimum: 3, forecasters: 2 } })
    .execute()
  expect((await differences(w)).filter(({ stored }) => stored === 999)).toHaveLength(2)
})

test('boards older than the newest resolution are no difference while their job waits', async ({
  w,
}) => {
  await ranked(w)
  await runJobs(w.db)
  expect((await verifySite(w.db)).boards).toMatchObject({ differences: [] })
  await w.setClock('2026-03-01T12:00Z')
  await resolved(w, (await w.makeQuestion()).id)
  const waiting = await verifySite(w.db)
  expect(waiting.boards).toBeUndefined()
  expect(plain(verdictOf(waiting))).toMatch(
    /^\d+ scores recomputed, 0 differences\. The boards wait to be made again/,
  )
  await runJobs(w.db)
  expect((await verifySite(w.db)).boards).toMatchObject({ differences: [] })
})

test('an admin reads the same on a page; others do not', async ({ w }) => {
  await ranked(w)
  await runJobs(w.db)
  expect(await (await w.send('GET', '/admin', w.ada)).text()).toContain('/admin/verification')
  const page = await (await w.send('GET', '/admin/verification', w.ada)).text()
  expect(page).toMatch(/\d+ scores and \d+ board lines recomputed, 0 differences\./)
  await w.db
    .updateTable('board_lines')
    .set({ rank: 77 })
    .where('board', '=', 'brier')
    .where('person_id', '=', w.bob.id)
    .execute()
  expect(await (await w.send('GET', '/admin/verification', w.ada)).text()).toContain(
    `Board brier, person ${w.bob.id}: rank is stored as 77, computed as`,
  )
  expect((await w.send('GET', '/admin/verification', w.mona)).status).toBe(403)
  expect((await w.send('GET', '/admin/verification')).status).toBe(303)
})
