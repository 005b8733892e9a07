import { Hono } from 'hono'
import { expect } from 'vitest'
import { context } from '#src/http/context.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { type Player, test, type World, world } from '#test/support/world.ts'

type Taken = {
  actor?: Player & { barred: boolean }
  clientAddress: string
  requestId: string
  signedIn?: { account_id: number; isFresh: boolean }
}

/** What a request is taken for, as seen by what comes after. */
async function taken(w: World, headers: Record<string, string>, socket?: string) {
  const app = new Hono<HttpEnv>()
    .use(context(() => ({ config: w.config, db: w.db, asset: (name) => name })))
    .all('/', (c) => {
      const { ctx, clientAddress, requestId, signedIn } = c.var
      return c.json({ actor: ctx.actor, clientAddress, requestId, signedIn })
    })
  const incoming = socket && { incoming: { socket: { remoteAddress: socket } } }
  const response = await app.request('/', { headers }, incoming || {})
  return { ...((await response.json()) as Taken), cookies: response.headers.getSetCookie() }
}

const CHAIN = '10.0.0.1, 198.51.100.7 ,203.0.113.9'

test.for<[proxies: string, forwarded: string | undefined, address: string]>([
  ['0', undefined, '192.0.2.1'],
  ['0', CHAIN, '192.0.2.1'],
  ['1', CHAIN, '203.0.113.9'],
  ['2', CHAIN, '198.51.100.7'],
  ['3', CHAIN, '10.0.0.1'],
  ['4', CHAIN, 'unknown'],
  ['1', undefined, 'unknown'],
  ['1', '', 'unknown'],
  ['1', '203.0.113.9,', 'unknown'],
  ['1', ' , ,', 'unknown'],
])('behind %s proxies with X-Forwarded-For %j one comes from %s', async (given, { db }) => {
  const [proxies, forwarded, address] = given
  const w = await world(db, { CLAIMCAST_TRUSTED_PROXIES: proxies })
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  expect((await taken(w, headers, '192.0.2.1')).clientAddress).toBe(address)
})

test('an address in a header of Cloudflare’s counts only where there is no socket', async ({
  db,
}) => {
  const w = await world(db, { CLAIMCAST_TRUSTED_PROXIES: '0' })
  const headers = { 'cf-connecting-ip': '203.0.113.9' }
  expect((await taken(w, headers)).clientAddress).toBe('203.0.113.9')
  expect((await taken(w, headers, '192.0.2.1')).clientAddress).toBe('192.0.2.1')
  expect((await taken(w, {})).clientAddress).toBe('unknown')
})

test('a session’s cookie makes its person the actor, with role and bar', async ({ w }) => {
  for (const who of ['bob', 'mona', 'ada', 'eve'] as const) {
    const { id, handle, role, cookie, account_id } = w[who]
    const { actor, signedIn, cookies } = await taken(w, { cookie })
    expect(actor).toEqual({ id, handle, role, barred: who === 'eve' })
    expect(signedIn).toMatchObject({ account_id, isFresh: true })
    expect(cookies).toEqual([])
  }
})

test.for([
  ['no cookie', () => ''],
  ['a token cut short', (w: World) => w.bob.cookie.slice(0, -1)],
  ['a token and more', (w: World) => `${w.bob.cookie}x`],
  ['a token in capitals', (w: World) => w.bob.cookie.toUpperCase().replace('SESSION', 'session')],
  ['a token behind an empty one', (w: World) => `session=; ${w.bob.cookie}`],
  ['a token under a name of https', (w: World) => `__Host-${w.bob.cookie}`],
  ['an account’s id', (w: World) => `session=${w.bob.account_id}`],
  ['SQL', () => "session=x' or '1'='1"],
] as const)('with %s one is a guest', async ([, cookieIn], { w }) => {
  const { actor, signedIn } = await taken(w, { cookie: cookieIn(w) })
  expect([actor, signedIn]).toEqual([undefined, undefined])
})

test('on https a session set over http is worth nothing', async ({ w }) => {
  const secure = await world(w.db, { CLAIMCAST_PUBLIC_URL: 'https://site.test' })
  expect((await taken(secure, { cookie: w.bob.cookie })).actor).toBeUndefined()
  expect((await taken(secure, { cookie: `__Host-${w.bob.cookie}` })).actor?.id).toBe(w.bob.id)
})

test('who stays gets a new cookie past half of the session’s life, and is no longer fresh', async ({
  w,
}) => {
  await w.setClock('2026-03-20T00:00Z')
  const { actor, signedIn, cookies } = await taken(w, { cookie: w.bob.cookie })
  expect(actor?.id).toBe(w.bob.id)
  expect(signedIn?.isFresh).toBe(false)
  expect(cookies).toEqual([expect.stringContaining(`${w.bob.cookie};`)])
})

test('who signs out then is out, whatever cookie came first', async ({ w }) => {
  await w.setClock('2026-03-20T00:00Z')
  const cookies = (await w.send('POST', '/sign-out', w.bob)).headers.getSetCookie()
  expect(cookies.at(-1)).toMatch(/^session=;.*Max-Age=0/)
  expect((await taken(w, { cookie: w.bob.cookie })).actor).toBeUndefined()
})

test('each request has a name of its own, not one that it brings', async ({ w }) => {
  const given = { 'x-request-id': 'chosen', 'request-id': 'chosen' }
  const [one, two] = [await taken(w, given), await taken(w, given)]
  expect(one.requestId).toMatch(/^[0-9a-f]{8}$/)
  expect(one.requestId).not.toBe(two.requestId)
})
