import { expect } from 'vitest'
import { test, world } from '#test/support/world.ts'

const words = (handle: string) => ({
  handle,
  email: `${handle}@example.org`,
  password: 'a long word of mine',
})
let used = 0

/** A form as a browser sends it from an address, with or without Sec-Fetch-Site. */
const sendFrom = (
  app: { request: (url: string, init: RequestInit) => Response | Promise<Response> },
  at: string,
  headers: Record<string, string>,
) =>
  app.request(`${at}/sign-up`, {
    method: 'POST',
    headers: { 'x-forwarded-for': `10.77.${++used}.1`, ...headers },
    body: new URLSearchParams(words(`at_${Date.now() % 1e6}_${used}`)),
  })

test('by default every name of this machine works', async ({ db }) => {
  const { app } = await world(db, { CLAIMCAST_PUBLIC_URL: '', PORT: '3000' })
  for (const at of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    expect((await sendFrom(app, at, { origin: at })).status, at).toBe(303)
})

test('by default an address of the network is told both addresses and the setting', async ({
  db,
}) => {
  const { app } = await world(db, { CLAIMCAST_PUBLIC_URL: '', PORT: '3000' })
  const at = 'http://192.168.1.5:3000'
  const page = await (await app.request(`${at}/`)).text()
  expect(page).toContain(
    'You are at http://192.168.1.5:3000; this site&#39;s address is http://localhost:3000',
  )
  expect(page).toContain('CLAIMCAST_PUBLIC_URL')
  const refused = await sendFrom(app, at, { origin: at })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('http://192.168.1.5:3000')
})

test('with the setting an address of the network works', async ({ db }) => {
  const at = 'http://192.168.1.5:3000'
  const { app } = await world(db, { CLAIMCAST_PUBLIC_URL: at })
  expect((await sendFrom(app, at, { origin: at })).status).toBe(303)
  expect(await (await app.request(`${at}/`)).text()).not.toContain('You are at')
})

test('behind a proxy that speaks TLS the browser’s address counts, not the one inside', async ({
  db,
}) => {
  const { app } = await world(db, { CLAIMCAST_PUBLIC_URL: 'https://forecasts.example' })
  const inside = 'http://127.0.0.1:3000'
  const outside = await sendFrom(app, inside, { origin: 'https://forecasts.example' })
  expect(outside.status).toBe(303)
  expect(outside.headers.getSetCookie().join()).toMatch(/__Host-session=.*Secure/)
  expect((await sendFrom(app, inside, { origin: inside })).status).toBe(403)
  expect(await (await app.request(`${inside}/`)).text()).not.toContain('You are at')
})

const SITES = ['same-origin', 'same-site', 'cross-site', 'none', '', 'nonsense'] as const
const ORIGINS = ['http://site.test', 'http://evil.test', 'null', undefined] as const

test.for(SITES.flatMap((site) => ORIGINS.map((origin) => [site, origin] as const)))(
  'a form with Sec-Fetch-Site %j and Origin %j',
  async ([site, origin], { w }) => {
    const isOwn = site === 'same-origin' || (site === '' && origin === 'http://site.test')
    const headers = { ...(site && { 'sec-fetch-site': site }), ...(origin && { origin }) }
    const { status } = await sendFrom(w.app, 'http://site.test', headers)
    expect(status).toBe(isOwn ? 303 : 403)
  },
)

test('reading is free to everybody, and changes nothing', async ({ w }) => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'http://evil.test' }
  expect((await w.app.request('http://site.test/questions', { headers })).status).toBe(200)
  for (const path of ['/sign-out', '/admin/roles', `/questions/${w.question.id}/closes`])
    expect((await w.send('GET', path, w.ada)).status, path).toBe(303)
  expect((await w.send('GET', '/settings', w.ada)).status).toBe(200)
})
