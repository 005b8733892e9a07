import { sql } from 'kysely'
import { expect } from 'vitest'
import { clockDrift, currentInstant, readClock, stampAfterLock } from '#src/db/clock.ts'
import { transact } from '#src/db/ctx.ts'
import { runClock } from '#test/support/database.ts'
import { START, test } from '#test/support/world.ts'

test('a clock that was moved is the one everything reads', async ({ w }) => {
  expect(await readClock(w.db)).toEqual(new Date(START))
  await w.setClock('2026-03-02T00:00:00.250Z')
  expect(await readClock(w.db)).toEqual(new Date('2026-03-02T00:00:00.250Z'))
})

test('a move on a locked row is stamped a millisecond up', async ({ w }) => {
  const stamp = await transact(w.ctxOf(), (trx) => stampAfterLock(trx))
  expect(stamp).toEqual(new Date('2026-03-01T12:00:00.001Z'))
})

test('a moved clock is told by its distance from the server', async ({ w }) => {
  expect(await clockDrift(w.db)).toBeGreaterThan(60_000)
  await runClock(w.db)
  expect(await clockDrift(w.db)).toBeLessThan(50)
})

test('the running clock goes on within a transaction, in whole milliseconds', async ({ w }) => {
  await runClock(w.db)
  const read = sql<{ at: Date; rest: number }>`
    select ${currentInstant} as at, extract(microseconds from ${currentInstant})::int % 1000 as rest`
  const [before, after] = await transact(w.ctxOf(), async (trx) => {
    const first = await read.execute(trx)
    await new Promise((resolve) => setTimeout(resolve, 5))
    return [first.rows[0], (await read.execute(trx)).rows[0]]
  })
  expect(Number(after?.at)).toBeGreaterThan(Number(before?.at))
  expect(before?.rest).toBe(0)
})
