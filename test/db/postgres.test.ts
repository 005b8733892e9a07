import { sql } from 'kysely'
import { expect } from 'vitest'
import { openPostgres } from '#src/db/postgres.ts'
import { engine } from '#test/support/database.ts'
import { test } from '#test/support/world.ts'

test('a database is opened when it is first asked, not before', async () => {
  const db = openPostgres('postgres://nobody@127.0.0.1:1/none')
  await expect(db.destroy()).resolves.toBeUndefined()
})

// Limits of the server: the embedded database ignores them.
if (engine === 'postgres')
  test.for([
    ['statement_timeout', '5s'],
    ['lock_timeout', '2s'],
    ['idle_in_transaction_session_timeout', '10s'],
    ['jit', 'off'],
    ['TimeZone', 'UTC'],
  ] as const)('%s is %s', async ([name, value], { db }) => {
    const { rows } = await sql`select current_setting(${name}) as value`.execute(db)
    expect(rows).toEqual([{ value }])
  })
