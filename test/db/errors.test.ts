import { sql } from 'kysely'
import { expect } from 'vitest'
import {
  databaseError,
  isDatabaseAway,
  isLockTimeout,
  isViolationOf,
  mayBeRetried,
} from '#src/db/errors.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { engine } from '#test/support/database.ts'
import { freePort } from '#test/support/server.ts'
import { test } from '#test/support/world.ts'

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => error,
  )

test('a constraint is known by its name on either engine', async ({ w }) => {
  const taken = await errorOf(
    w.db.insertInto('people').values({ handle: w.bob.handle.toUpperCase() }).execute(),
  )
  expect(isViolationOf(taken, 'people_handle_key')).toBe(true)
  expect(isViolationOf(taken, 'accounts_email_key')).toBe(false)
  expect(databaseError(taken)).toEqual({ code: '23505', constraint: 'people_handle_key' })

  const outside = await errorOf(sql`update people set role = 'king'`.execute(w.db))
  expect(databaseError(outside)).toEqual({ code: '23514', constraint: 'people_role_check' })
})

test.for([undefined, 'text', { code: '40001' }, new Error('no code')])(
  '%j is no error of a database',
  (thrown) => {
    expect(databaseError(thrown)).toBeUndefined()
    expect(mayBeRetried(thrown)).toBe(false)
    expect(isDatabaseAway(thrown)).toBe(false)
    expect(isViolationOf(thrown, '')).toBe(false)
  },
)

const failure = (code: string) => Object.assign(new Error(code), { code })

test.for([
  ['40001', 'retried'],
  ['40P01', 'retried'],
  ['55P03', 'busy'],
  ['57P01', 'away'],
  ['53300', 'away'],
  ['CONNECT_TIMEOUT', 'away'],
  ['CONNECTION_CLOSED', 'away'],
  ['ECONNRESET', 'away'],
  ['EHOSTUNREACH', 'away'],
  ['EAI_AGAIN', 'away'],
  ['23505', 'none of these'],
  ['57014', 'none of these'],
  ['22P02', 'none of these'],
] as const)('%s is %s', ([code, what]) => {
  const error = failure(code)
  expect([mayBeRetried(error), isLockTimeout(error), isDatabaseAway(error)]).toEqual([
    what === 'retried',
    what === 'busy',
    what === 'away',
  ])
})

test('a server that does not answer is away, and soon known to be', async () => {
  const db = openPostgres(`postgres://nobody@127.0.0.1:${await freePort()}/none`)
  const began = performance.now()
  expect(isDatabaseAway(await errorOf(sql`select 1`.execute(db)))).toBe(true)
  expect(performance.now() - began).toBeLessThan(2500)
  await db.destroy()
})

// Only where several connections write can one wait for another.
if (engine === 'postgres')
  test('whoever waits two seconds for a row is told that it is busy', async ({ w }) => {
    const touch = sql`update people set barred_at = null where id = ${w.bob.id}`
    const error = await w.db.transaction().execute(async (trx) => {
      await touch.execute(trx)
      return errorOf(touch.execute(w.db))
    })
    expect(isLockTimeout(error)).toBe(true)
  })
