import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { engine } from '#test/support/database.ts'
import { test, type World } from '#test/support/world.ts'

const rename = (name: string) => sql`update site set name = ${name}`
const nameOf = async ({ db }: World) =>
  (await db.selectFrom('site').select('name').executeTakeFirstOrThrow()).name

test('what succeeds is kept, and its result handed back', async ({ w }) => {
  const result = await transact(w.ctxOf(), async (trx) => {
    await rename('kept').execute(trx)
    return 7
  })
  expect(result).toBe(7)
  expect(await nameOf(w)).toBe('kept')
})

test('work inside other work joins its transaction and falls with it', async ({ w }) => {
  await rename('before').execute(w.db)
  const outer = transact(w.ctxOf(), async (trx) => {
    await transact({ ...w.ctxOf(), db: trx }, async (inner) => {
      expect(inner).toBe(trx)
      await rename('inside').execute(inner)
    })
    throw new Error('the outer work fails')
  })
  await expect(outer).rejects.toThrow('the outer work fails')
  expect(await nameOf(w)).toBe('before')
})

test('an error of the work is not tried again', async ({ w }) => {
  let tried = 0
  const work = transact(w.ctxOf(), async () => {
    tried++
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(tried).toBe(1)
})

const failure = (code: string) => Object.assign(new Error('try again'), { code })

test.for(['40001', '40P01'])(
  'a transaction lost to %s is tried three times',
  async (code, { w }) => {
    let tried = 0
    const losing = (times: number) =>
      transact(w.ctxOf(), async (trx) => {
        await rename(`try ${++tried}`).execute(trx)
        if (tried <= times) throw failure(code)
        return tried
      })
    expect(await losing(2)).toBe(3)
    expect(await nameOf(w)).toBe('try 3')

    tried = 0
    await expect(losing(3)).rejects.toThrow('try again')
    expect(tried).toBe(3)
    expect(await nameOf(w)).toBe('try 3')
  },
)

// The embedded database runs transactions one after another: none of them can meet another.
if (engine === 'postgres')
  test('of two that wait for each other both are done in the end', async ({ w }) => {
    const rows = [w.alice.id, w.bob.id] as const
    let tried = 0
    let met = () => {}
    const bothHoldOne = new Promise<void>((resolve) => {
      met = resolve
    })
    const touch = (first: number, second: number) =>
      transact(w.ctxOf(), async (trx) => {
        const change = (id: number) =>
          sql`update people set barred_at = current_instant() where id = ${id}`.execute(trx)
        await change(first)
        if (++tried === 2) met()
        await bothHoldOne
        await change(second)
      })
    await Promise.all([touch(rows[0], rows[1]), touch(rows[1], rows[0])])
    // PostgreSQL ends one of the two, or both where both come upon the deadlock at once.
    expect(tried).toBeGreaterThan(2)
  })
