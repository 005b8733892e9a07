import { sql } from 'kysely'
import { test as base, expect } from 'vitest'
import { migrations } from '#migrations/index.ts'
import { isSchemaCurrent, migrate } from '#src/db/migrate.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { emptyDatabase, engine, freshDatabase } from '#test/support/database.ts'

const test = base
  .extend('empty', async ({}, { onCleanup }) => {
    const empty = await emptyDatabase()
    onCleanup(empty.close)
    return empty
  })
  .extend('migrated', async ({}, { onCleanup }) => {
    const migrated = await freshDatabase()
    onCleanup(migrated.close)
    return migrated
  })

const all = Object.keys(migrations)

test('an empty database gets every migration in order, and nothing the second time', async ({
  empty: { db },
}) => {
  expect(await isSchemaCurrent(db)).toBe(false)
  expect(await migrate(db)).toEqual(all)
  expect(await migrate(db)).toEqual([])
  expect(await isSchemaCurrent(db)).toBe(true)
})

test('the schema of a newer version is refused by name and left alone', async ({
  migrated: { db },
}) => {
  await sql`insert into kysely_migration values ('9999-later', '2027-01-01')`.execute(db)
  await expect(migrate(db)).rejects.toThrow(/newer version of Claimcast \(9999-later\)/)
  const { rows } = await sql`select name from kysely_migration`.execute(db)
  expect(rows).toHaveLength(all.length + 1)
})

test('a migration that fails leaves the schema as it was', async ({ migrated: { db } }) => {
  await sql`drop table board_steps, standings, board_questions, boards`.execute(db)
  await sql`create table standings (taken boolean)`.execute(db)
  await sql`delete from kysely_migration where name = '0011-boards'`.execute(db)
  await expect(migrate(db)).rejects.toThrow('standings')
  const { rows } = await sql`select to_regclass('boards') as boards`.execute(db)
  expect(rows).toEqual([{ boards: null }])
  expect(await isSchemaCurrent(db)).toBe(false)
})

// The embedded database has one connection and one owner: nobody else can migrate it meanwhile.
if (engine === 'postgres') {
  test('of two migrators one works and the other waits', async ({ empty: { db, url = '' } }) => {
    const twin = openPostgres(url, { max: 1 })
    const ran = await Promise.all([migrate(db), migrate(twin)]).finally(() => twin.destroy())
    expect(ran.flat()).toEqual(all)
  })

  test('a migrator waits longer than any request may', async ({ migrated: { db, url = '' } }) => {
    const twin = openPostgres(url, { max: 1 })
    let held = () => {}
    const holding = new Promise<void>((resolve) => {
      held = resolve
    })
    const slow = twin.transaction().execute(async (trx) => {
      await sql`lock table kysely_migration_lock in access exclusive mode`.execute(trx)
      held()
      await new Promise((resolve) => setTimeout(resolve, 2300))
    })
    await holding
    expect(await migrate(db)).toEqual([])
    await slow.finally(() => twin.destroy())
    const { rows } = await sql`show lock_timeout`.execute(db)
    expect(rows).toEqual([{ lock_timeout: '2s' }])
  })
}
