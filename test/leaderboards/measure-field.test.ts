import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { measureField } from '#src/leaderboards/measure-field.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { test, type World } from '#test/support/world.ts'

const measure = (w: World) => transact(w.ctxOf(), measureField)
const skillOf = async (w: World, who: World['bob']) =>
  (
    await w.db
      .selectFrom('field_skills')
      .select('skill')
      .where('person_id', '=', who.id)
      .executeTakeFirst()
  )?.skill

/** Two people on a question that comes true. */
async function duel(w: World, winner: World['bob'], loser: World['bob'], at = '2026-03-02T00:00Z') {
  const { id } = await w.makeQuestion()
  await w.setClock('2026-03-01T06:00Z')
  await makeForecast(w.ctxOf(winner), id, { kind: 'binary', bp: 9000 })
  await makeForecast(w.ctxOf(loser), id, { kind: 'binary', bp: 2000 })
  await w.setClock(at)
  await proposeResolution(w.ctxOf(w.ada), id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: 'The station reports four millimetres for that day.',
  })
  await runJobs(w.db)
}

test('nothing is measured before anything is resolved', async ({ w }) => {
  expect(await measure(w)).toBe(false)
})

test('who wins beside a winner is noted as better than who wins beside a loser', async ({ w }) => {
  await duel(w, w.alice, w.bob)
  await duel(w, w.bob, w.mona)
  await duel(w, w.max, w.mona)
  expect(await measure(w)).toBe(true)
  expect(await skillOf(w, w.alice)).toBeGreaterThan((await skillOf(w, w.max)) as number)
  const board = await (await w.send('GET', '/leaderboards?board=skill')).text()
  expect(board).toContain('With the field')
  // Seasons have boards of their own, and no such column.
  const season = await (await w.send('GET', '/leaderboards?board=skill&of=season/2026-q1')).text()
  expect(season).not.toContain('With the field')
})

test('it is measured again only when something was resolved since', async ({ w }) => {
  await duel(w, w.alice, w.bob)
  await measure(w)
  expect(await measure(w)).toBe(false)
  await duel(w, w.bob, w.alice, '2026-03-02T00:10Z')
  expect(await measure(w)).toBe(true)
})
