import { sql } from 'kysely'
import { expect } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { test, type World } from '#test/support/world.ts'

const KEPT = [
  ...['claim_anchors', 'crowd_points', 'events', 'forecasts'],
  ...['question_revisions', 'resolution_entries', 'scores'],
]

test('what people may argue about is kept by triggers that nothing switches off', async ({
  db,
}) => {
  const { rows } = await sql<{ name: string; table: string }>`
    select tgname as name, tgrelid::regclass::text as table from pg_trigger
    where tgenabled = 'A' and not tgisinternal order by 1`.execute(db)
  expect(rows.map(({ name }) => name)).toEqual(
    KEPT.flatMap((table) => ['kept', 'not_emptied', 'of_now'].map((what) => `${table}_${what}`)),
  )
})

const forecast = (w: World) =>
  makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })

test.for([
  'update forecasts set made_at = made_at',
  'delete from forecasts',
  'truncate forecasts',
  'update events set actor_id = null',
  'delete from events',
])('"%s" is refused and changes nothing', async (statement, { w }) => {
  await forecast(w)
  await expect(sql.raw(statement).execute(w.db)).rejects.toThrow(/is append-only/)
  const { rows } = await sql`select from forecasts where person_id = ${w.bob.id}`.execute(w.db)
  expect(rows).toHaveLength(1)
})

test('a replica role does not pass the triggers either', async ({ w }) => {
  await forecast(w)
  const cheat = w.db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`delete from forecasts where person_id = ${w.bob.id}`.execute(trx)
  })
  await expect(cheat).rejects.toThrow('forecasts is append-only')
})

test.for([
  ['2026-03-01T11:59:57.9Z', false],
  ['2026-03-01T11:59:58.1Z', true],
  ['2026-03-01T12:00:01.9Z', true],
  ['2026-03-01T12:00:02.1Z', false],
] as const)('at noon a row of %s is taken: %s', async ([at, isTaken], { w }) => {
  const row = { question_id: w.question.id, person_id: w.bob.id, value: null }
  const insert = w.db
    .insertInto('forecasts')
    .values({ ...row, made_at: new Date(at) })
    .execute()
  await (isTaken
    ? expect(insert).resolves.toHaveLength(1)
    : expect(insert).rejects.toThrow('takes rows of now only'))
})
