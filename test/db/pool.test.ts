import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#src/db/ctx.ts'
import { isDatabaseAway } from '#src/db/errors.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { cuttable } from '#test/support/cuttable.ts'
import { engine, freshDatabase } from '#test/support/database.ts'
import { freePort } from '#test/support/server.ts'
import { test as base } from '#test/support/world.ts'

const test = base.extend('server', async ({}, { onCleanup }) => {
  const { db, url = '', close } = await freshDatabase()
  const admin = openPostgres(url, { max: 1, limits: false })
  onCleanup(async () => {
    await admin.destroy()
    await close()
  })
  return { db, admin, url }
})

const pidOf = async (db: Db) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]?.pid ?? 0
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** As an operator does, or a restart, to every connection but the own, until they are gone. */
async function killOthers(admin: Db) {
  await sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(admin)
  await pause(50)
}

const answers = async (db: Db) => (await sql`select 1 as one`.execute(db)).rows

const reasonOf = (work: Promise<unknown>) => work.catch((error) => error)

test('an address where nobody listens is an error for each who asks, and ends nothing', async () => {
  const db = openPostgres(`postgres://nobody@127.0.0.1:${await freePort()}/none`, { max: 2 })
  const asked = await Promise.allSettled([1, 2, 3, 4].map(() => answers(db)))
  expect(asked.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  await db.destroy()
})

// What a server does to its connections: the embedded database has neither.
if (engine === 'postgres') {
  test('connections that were lost while idle are replaced', async ({ server }) => {
    const { db, admin } = server
    await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(db)))
    await killOthers(admin)
    expect(await Promise.all([1, 2, 3, 4].map(() => answers(db)))).toHaveLength(4)
  })

  test('whoever waits for an answer gets the error, the next ones an answer', async ({
    server,
  }) => {
    const { db, admin } = server
    const waiting = [1, 2, 3, 4, 5, 6, 7].map((n) =>
      reasonOf(sql`select pg_sleep(5), ${n}::int`.execute(db)),
    )
    await pause(100)
    await killOthers(admin)
    const lost = waiting.slice(0, 5)
    for (const error of await Promise.all(lost)) expect(isDatabaseAway(error)).toBe(true)
    await killOthers(admin)
    await Promise.all(waiting)
    await pause(50)
    for (let asked = 0; asked < 20; asked++) expect(await answers(db)).toEqual([{ one: 1 }])
  })

  test('a transaction lost between two statements fails whole, and ends no process', async ({
    server,
  }) => {
    const { db, admin } = server
    const error = await reasonOf(
      db.transaction().execute(async (trx) => {
        await trx.updateTable('site').set({ name: 'half' }).execute()
        const pid = await pidOf(trx)
        await killOthers(admin)
        // Were the driver to connect again by itself, this would be kept without the half before.
        await trx.updateTable('site').set({ preset: 'team' }).execute()
        return pid
      }),
    )
    expect(isDatabaseAway(error)).toBe(true)
    const site = await db.selectFrom('site').select(['name', 'preset']).executeTakeFirstOrThrow()
    expect(site).toEqual({ name: 'Claimcast', preset: 'club' })
    for (let asked = 0; asked < 20; asked++) expect(await answers(db)).toEqual([{ one: 1 }])
  })

  test('a transaction lost before its commit is not told as kept', async ({ server }) => {
    const { db, admin } = server
    const error = await reasonOf(
      db.transaction().execute(async (trx) => {
        await trx.updateTable('site').set({ name: 'half' }).execute()
        await killOthers(admin)
      }),
    )
    expect(isDatabaseAway(error)).toBe(true)
    const { name } = await db.selectFrom('site').select('name').executeTakeFirstOrThrow()
    expect(name).toBe('Claimcast')
  })

  test('a connection that was held is given back once, and serves the next', async ({ server }) => {
    const { db } = server
    for (let round = 0; round < 30; round++) {
      await reasonOf(
        db.transaction().execute(async (trx) => {
          await sql`select ${round}::int`.execute(trx)
          if (round % 3 === 0) throw new Error('no')
          if (round % 3 === 1) await sql`select 1 / 0`.execute(trx)
        }),
      )
    }
    const { rows } = await sql`
      select count(*) filter (where state like 'idle in transaction%') as left,
        count(*) <= 6 as few from pg_stat_activity
      where datname = current_database()`.execute(db)
    expect(rows).toEqual([{ left: 0, few: true }])
  })

  test('after an outage that many ran into, everybody is served again', async ({ server }) => {
    const cable = await cuttable(server.url)
    const db = openPostgres(cable.url, { max: 3 })
    expect(await answers(db)).toEqual([{ one: 1 }])
    cable.cut()
    const asked = await Promise.all(Array.from({ length: 30 }, () => reasonOf(answers(db))))
    expect(asked.filter((error) => !isDatabaseAway(error))).toEqual([])
    cable.mend()
    const served = await Promise.all(Array.from({ length: 30 }, () => answers(db)))
    expect(served).toHaveLength(30)
    await db.destroy()
    cable.close()
  })

  test('what is asked while its connection breaks is answered with the error', async ({
    server,
  }) => {
    const cable = await cuttable(server.url)
    const db = openPostgres(cable.url, { max: 10 })
    await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.05)`.execute(db)))
    cable.cut()
    const asked: Promise<unknown>[] = []
    // Between a socket's error and its close the driver takes queries and forgets them.
    for (let moment = 0; moment < 10; moment++) {
      await new Promise((resolve) => setImmediate(resolve))
      asked.push(reasonOf(answers(db)))
    }
    for (const error of await Promise.all(asked)) expect(isDatabaseAway(error)).toBe(true)
    await db.destroy()
    cable.close()
  })
}
