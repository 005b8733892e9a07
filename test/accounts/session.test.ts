import { expect } from 'vitest'
import { endOtherSessions, readSession, startSession } from '#src/accounts/session.ts'
import { test, type World } from '#test/support/world.ts'

const plain = { secure: false }
const tokenOf = (cookie: string) => /session=([^;]+)/.exec(cookie)?.[1] as string
const begin = async (w: World) =>
  tokenOf(await startSession(w.db, plain, { id: w.bob.account_id, agent: 'test' }))

test('a token leads to who signed in', async ({ w }) => {
  const token = await begin(w)
  expect(await readSession(w.db, plain, token)).toMatchObject({
    actor: { id: w.bob.id, handle: w.bob.handle, role: 'member', barred: false },
    account_id: w.bob.account_id,
    time_zone: 'UTC',
  })
})

test('a session ends after thirty days by the database, whatever the app thinks', async ({ w }) => {
  const token = await begin(w)
  await w.setClock('2026-03-31T11:59:59Z')
  expect(await readSession(w.db, plain, token)).toBeDefined()
  const other = await begin(w)
  await w.setClock('2026-05-30T12:00:00Z')
  expect(await readSession(w.db, plain, other)).toBeUndefined()
})

test('use past half of its life extends it, with a new cookie', async ({ w }) => {
  const token = await begin(w)
  await w.setClock('2026-03-15T00:00Z')
  expect((await readSession(w.db, plain, token))?.cookie).toBeUndefined()
  await w.setClock('2026-03-20T00:00Z')
  expect((await readSession(w.db, plain, token))?.cookie).toContain(`session=${token}`)
  await w.setClock('2026-04-10T00:00Z')
  expect(await readSession(w.db, plain, token)).toBeDefined()
})

test('no use extends it beyond a hundred and eighty days', async ({ w }) => {
  const token = await begin(w)
  const start = new Date('2026-03-01T12:00Z').getTime()
  const after = (days: number) => new Date(start + days * 86_400_000).toISOString()
  for (let day = 20; day < 180; day += 20) {
    await w.setClock(after(day))
    expect(await readSession(w.db, plain, token), `day ${day}`).toBeDefined()
  }
  await w.setClock(after(180))
  expect(await readSession(w.db, plain, token)).toBeUndefined()
})

test('an unknown, empty or endless token is nobody', async ({ w }) => {
  for (const token of ['', 'x', 'x'.repeat(10_000), "' or 1=1 --"])
    expect(await readSession(w.db, plain, token)).toBeUndefined()
})

test('the others end, the kept one stays', async ({ w }) => {
  const [kept, other] = [await begin(w), await begin(w)]
  const { session_id } = (await readSession(w.db, plain, kept)) ?? {}
  await endOtherSessions(w.db, w.bob.account_id, session_id)
  expect(await readSession(w.db, plain, kept)).toBeDefined()
  expect(await readSession(w.db, plain, other)).toBeUndefined()
})

test('a barred person is still signed in and is known as barred', async ({ w }) => {
  const cookie = await startSession(w.db, plain, { id: w.eve.account_id, agent: '' })
  expect((await readSession(w.db, plain, tokenOf(cookie)))?.actor.barred).toBe(true)
})
