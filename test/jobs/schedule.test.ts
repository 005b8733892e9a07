import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { runJobs } from '#src/jobs/run.ts'
import { cleanUp, keepSchedule } from '#src/jobs/schedule.ts'
import { test, type World } from '#test/support/world.ts'

const clean = (w: World) => transact(w.ctxOf(), (trx) => cleanUp(trx))

const keyOf = (person_id: number, key: string, made_at: string) => ({
  person_id,
  key,
  digest: 'd',
  made_at: new Date(made_at),
})

test('keys of thirty days are dropped, younger ones kept', async ({ w }) => {
  await w.db
    .insertInto('idempotency_keys')
    .values([
      keyOf(w.bob.id, 'old', '2026-01-30T11:59:59Z'),
      keyOf(w.bob.id, 'young', '2026-01-30T12:00:01Z'),
    ])
    .execute()
  expect(await clean(w)).toBe(3600)
  const left = await w.db
    .selectFrom('idempotency_keys')
    .select('key')
    .where('person_id', '=', w.bob.id)
    .execute()
  expect(left).toEqual([{ key: 'young' }])
})

test('sessions that ended are dropped, the others stay signed in', async ({ w }) => {
  const end = (account_id: number, at: string) =>
    w.db
      .updateTable('sessions')
      .set({ expires_at: new Date(at) })
      .where('account_id', '=', account_id)
      .execute()
  await end(w.bob.account_id, '2026-03-01T12:00Z')
  await end(w.mona.account_id, '2026-03-01T12:00:01Z')
  await clean(w)
  const left = await w.db
    .selectFrom('sessions')
    .select('account_id')
    .where('account_id', 'in', [w.bob.account_id, w.mona.account_id])
    .execute()
  expect(left).toEqual([{ account_id: w.mona.account_id }])
})

test('counted tries go after a day, a thousand at a time', async ({ w }) => {
  await sql`
    insert into counted_tries (key, window_start, tries)
    select 'old ' || n, '2026-02-28T11:00Z', 1 from generate_series(1, 1500) n
    union all values ('new', '2026-02-28T13:00Z'::timestamptz, 1)`.execute(w.db)
  expect(await clean(w)).toBe(1)
  expect(await clean(w)).toBe(3600)
  const left = await w.db.selectFrom('counted_tries').select('key').execute()
  expect(left.filter(({ key }) => key === 'new' || key.startsWith('old'))).toEqual([{ key: 'new' }])
})

test('cleaning waits an hour, is asked for once, and asks for itself again', async ({ w }) => {
  const due = async () =>
    (await w.db.selectFrom('jobs').select('run_at').where('name', '=', 'clean-up').execute()).map(
      ({ run_at }) => run_at.toISOString(),
    )
  await w.db.deleteFrom('jobs').execute()
  await keepSchedule(w.db)
  await w.setClock('2026-03-01T12:30Z')
  await keepSchedule(w.db)
  expect(await due()).toEqual(['2026-03-01T13:00:00.000Z'])

  await w.setClock('2026-03-01T13:00Z')
  expect(await runJobs(w.db)).toBe(5)
  expect(await due()).toEqual(['2026-03-01T14:00:00.000Z'])
})
