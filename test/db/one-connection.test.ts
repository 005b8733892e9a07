import { CompiledQuery } from 'kysely'
import { test as base, expect } from 'vitest'
import type { Db } from '#src/db/ctx.ts'
import { openPglite } from '#src/db/pglite.ts'
import { emptyDump } from '#test/support/template.ts'

const test = base.extend('db', { scope: 'file' }, async ({}, { onCleanup }) => {
  const { db } = await openPglite({ loadDataDir: await emptyDump() })
  onCleanup(() => db.destroy())
  return db
})

async function ask(db: Pick<Db, 'executeQuery'>, text: string, ...values: unknown[]) {
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))
  return rows
}

const prepared = async (db: Db, like: string) => {
  const counted = 'select count(*) as n from pg_prepared_statements where statement like $1'
  const [row] = await ask(db, counted, like)
  return row?.n
}

test('a statement is prepared once, whatever it is asked for', async ({ db }) => {
  for (const n of [1, 2, null])
    expect(await ask(db, 'select 2 * $1::int as twice', n)).toEqual([{ twice: n && 2 * n }])
  expect(await prepared(db, 'select 2 *%')).toBe(1)
})

test('what is asked at once is answered apart, within a transaction too', async ({ db }) => {
  const numbers = Array.from({ length: 20 }, (_, n) => n)
  const all = (one: Pick<Db, 'executeQuery'>) =>
    Promise.all(numbers.map((n) => ask(one, `select $1::int as n, ${n % 7} as r`, n)))
  const answers = numbers.map((n) => [{ n, r: n % 7 }])
  expect(await all(db)).toEqual(answers)
  expect(await db.transaction().execute(all)).toEqual(answers)
})

test('transactions wait for each other, and one that failed is taken back', async ({ db }) => {
  await ask(db, 'create table counted (n int unique)')
  const add = (n: number) =>
    db.transaction().execute(async (trx) => {
      const [row] = await ask(trx, 'select count(*)::int as rows from counted')
      await ask(trx, 'insert into counted values ($1)', row?.rows)
      await ask(trx, 'insert into counted values ($1)', n)
    })
  const ended = await Promise.allSettled([100, 100, 101].map(add))
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await ask(db, 'select n from counted order by n')).toEqual(
    [0, 2, 100, 101].map((n) => ({ n })),
  )
})

test('a statement that fails tells the error of the database and can be asked again', async ({
  db,
}) => {
  const half = (n: number) => ask(db, 'select 2 / $1::int as half', n)
  await expect(half(0)).rejects.toMatchObject({ code: '22012' })
  expect(await half(2)).toEqual([{ half: 1 }])
  await expect(ask(db, 'select nothing from nowhere')).rejects.toMatchObject({ code: '42P01' })
  expect(await prepared(db, 'select 2 /%')).toBe(1)
})

test('a table that changed is refused once at most and then read as it is', async ({ db }) => {
  await ask(db, 'create table changed as select 1 as one')
  const read = () => ask(db, 'select * from changed')
  expect(await read()).toEqual([{ one: 1 }])
  await ask(db, 'alter table changed add column two int default 2')
  await read().catch(({ code }) => expect(code).toBe('0A000'))
  expect(await read()).toEqual([{ one: 1, two: 2 }])
})

test('some hundred statements stay prepared, not all that were ever asked', async ({ db }) => {
  for (let n = 0; n < 600; n++) await ask(db, `select ${n} as other`)
  const kept = await prepared(db, '%')
  expect(kept).toBeGreaterThan(400)
  expect(kept).toBeLessThanOrEqual(502)
  expect(await ask(db, 'select 0 as other')).toEqual([{ other: 0 }])
})
