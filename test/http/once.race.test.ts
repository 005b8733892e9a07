import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { engine } from '#test/support/database.ts'
import { test, type World } from '#test/support/world.ts'

const said = (bp: string, key: string) => ({ kind: 'binary', bp, idempotency_key: key })
const send = (w: World, bp: string, key: string) => w.send('POST', w.path, w.bob, said(bp, key))
const made = async ({ db, bob, question }: World) =>
  (await forecastsBy(db, bob.id, question.id)).map(({ value }) => value)
const keys = ({ db, bob }: World) =>
  db.selectFrom('idempotency_keys').selectAll().where('person_id', '=', bob.id).execute()

test('of many different forms with one key sent at once one is saved, and the others say so', async ({
  w,
}) => {
  const answers = await Promise.all(['20', '30', '40', '50'].map((bp) => send(w, bp, 'k1')))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422])
  expect(await made(w)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status === 422))
    expect(await answer.text()).toContain('already sent with other words')
})

test('what was saved in time is answered after the close too, a new form is not', async ({ w }) => {
  expect((await send(w, '73', 'k1')).status).toBe(303)
  await w.setClock('2026-03-03T00:00Z')
  expect((await send(w, '73', 'k1')).status).toBe(303)
  expect((await send(w, '73', 'k2')).status).toBe(409)
  expect(await made(w)).toHaveLength(1)
  expect(await keys(w)).toMatchObject([{ key: 'k1' }])
})

test('a key keeps the id of what it made', async ({ w }) => {
  await Promise.all([1, 2, 3].map(() => send(w, '73', 'k1')))
  const [forecast] = await forecastsBy(w.db, w.bob.id, w.question.id)
  expect(await keys(w)).toMatchObject([{ key: 'k1', made_id: forecast?.id }])
})

test.for<[how: string, key: string]>([
  ['in capitals', 'K1'],
  ['with a space more', 'k1 '],
  ['as a likeness in Unicode', 'ｋ1'],
  ['with a mark taken apart', 'k\u0301'],
])('a key %s is another key', async ([, key], { w }) => {
  await send(w, '20', 'k1')
  await send(w, '30', 'k\u0301'.normalize('NFC'))
  expect((await send(w, '40', key)).status).toBe(303)
  expect(await made(w)).toHaveLength(3)
})

test('keys of hostile words are kept as they are', async ({ w }) => {
  const hostile = ["'); drop table people; --", '__proto__', '{"a":1}', '%00', '🌧'.repeat(100)]
  for (const key of hostile) expect((await send(w, '73', key)).status, key).toBe(303)
  expect((await keys(w)).map(({ key }) => key).sort()).toEqual(hostile.sort())
})

test('a field sent twice is the same form however often', async ({ w }) => {
  const headers = { cookie: w.bob.cookie, 'sec-fetch-site': 'same-origin' }
  const body = 'kind=binary&bp=20&bp=73&idempotency_key=k1&idempotency_key=k2'
  for (const _ of [1, 2]) {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const init = { method: 'POST', headers: { ...headers, ...type }, body }
    expect((await w.app.request(`http://site.test${w.path}`, init)).status).toBe(303)
  }
  expect(await made(w)).toHaveLength(1)
  expect(await keys(w)).toHaveLength(1)
})

// The embedded database has one connection: nobody else can be under way meanwhile.
if (engine === 'postgres') {
  /** Holds bob's key as a sending under way does, until told to go on or back. */
  async function underWay(w: World, key: string, isDone: boolean, meanwhile: () => Promise<void>) {
    const digest = 'of a form under way'
    const holding = transact(w.ctxOf(w.bob), async (trx) => {
      await trx
        .insertInto('idempotency_keys')
        .values({ person_id: w.bob.id, key, digest })
        .execute()
      await meanwhile()
      if (!isDone) throw new Error('refused after all')
    })
    if (isDone) await holding
    else await expect(holding).rejects.toThrow('refused after all')
  }

  test('a twin waits for the first sending, and does the work when that is refused', async ({
    w,
  }) => {
    let twin = Promise.resolve(new Response())
    await underWay(w, 'k1', false, async () => {
      twin = send(w, '73', 'k1')
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await made(w)).toEqual([])
    })
    expect((await twin).status).toBe(303)
    expect(await made(w)).toHaveLength(1)
  })

  test('whoever waits too long is told when to send again, and nothing is saved', async ({ w }) => {
    await underWay(w, 'k1', true, async () => {
      const busy = await send(w, '73', 'k1')
      expect(busy.status).toBe(409)
      expect(busy.headers.get('retry-after')).toBe('2')
      expect(await busy.text()).toContain('still under way')
    })
    expect(await made(w)).toEqual([])
  })

  test('the same key of somebody else is waited for by nobody', async ({ w }) => {
    await underWay(w, 'k1', true, async () => {
      const other = await w.send('POST', w.path, w.alice, said('40', 'k1'))
      expect(other.status).toBe(303)
    })
  })
}
