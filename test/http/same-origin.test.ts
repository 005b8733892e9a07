import { expect, test as pure } from 'vitest'
import { readConfig } from '#src/config.ts'
import { isOwn } from '#src/http/same-origin.ts'
import { test, type World } from '#test/support/world.ts'

const unset = readConfig({ PORT: '3000' })
const set = readConfig({ CLAIMCAST_PUBLIC_URL: 'https://forecasts.example' })
const onLoopback = readConfig({ CLAIMCAST_PUBLIC_URL: 'http://localhost:3000' })

pure('without a setting this machine’s names are the site, at its port and scheme only', () => {
  for (const own of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    expect(isOwn(own, unset), own).toBe(true)
  for (const foreign of [
    ...['http://localhost', 'http://localhost:3001', 'https://localhost:3000'],
    ...['http://localhost.evil.test:3000', 'http://evil.test:3000', 'http://127.0.0.2:3000'],
    ...['http://0.0.0.0:3000', 'http://my.localhost:3000', 'null', '', 'file://', 'localhost:3000'],
  ])
    expect(isOwn(foreign, unset), foreign).toBe(false)
})

pure('with the setting nothing but that address is the site', () => {
  expect(isOwn('https://forecasts.example', set)).toBe(true)
  for (const foreign of [
    ...['http://forecasts.example', 'https://forecasts.example:444', 'https://forecasts.example.'],
    ...[
      'https://forecasts.example.evil.test',
      'https://evil.test',
      'https://www.forecasts.example',
    ],
    ...['https://forecasts.example@evil.test', 'https://localhost', 'null', ''],
  ])
    expect(isOwn(foreign, set), foreign).toBe(false)
  expect(isOwn('http://127.0.0.1:3000', onLoopback)).toBe(false)
})

pure('on the port that browsers leave out, it is left out', () => {
  const plain = readConfig({ PORT: '80' })
  expect(isOwn('http://localhost', plain)).toBe(true)
  expect(isOwn('http://localhost:8080', plain)).toBe(false)
})

/** A forecast of bob's, as the given headers would have it come. */
const forecast = (w: World, headers: Record<string, string>, body?: ReadableStream) =>
  w.app.request(`http://site.test${w.path}`, {
    method: 'POST',
    headers: { cookie: w.bob.cookie, ...headers },
    body: body ?? new URLSearchParams({ kind: 'binary', bp: '73', idempotency_key: 'k1' }),
    duplex: 'half',
  } as RequestInit)

const written = async (w: World) => {
  const made = w.db.selectFrom('forecasts').select('id').where('person_id', '=', w.bob.id)
  const keys = w.db.selectFrom('idempotency_keys').select('key').where('person_id', '=', w.bob.id)
  return [...(await made.execute()), ...(await keys.execute())].length
}

test.for<[what: string, headers: Record<string, string>]>([
  ['neither header', {}],
  ['the origin "null"', { origin: 'null' }],
  ['two origins', { origin: 'http://site.test, http://evil.test' }],
  ['the site’s origin with a path', { origin: 'http://site.test/' }],
  [
    'its own origin, sent across sites',
    { origin: 'http://site.test', 'sec-fetch-site': 'cross-site' },
  ],
  [
    'its own origin, sent from a sister',
    { origin: 'http://site.test', 'sec-fetch-site': 'same-site' },
  ],
  ['two answers at once', { 'sec-fetch-site': 'same-origin, cross-site' }],
  ['capitals', { 'sec-fetch-site': 'SAME-ORIGIN' }],
  ['its address in the referer only', { referer: 'http://site.test/questions' }],
  ['its address as the host only', { host: 'site.test', 'x-forwarded-host': 'site.test' }],
])('with %s a member’s form is refused and writes nothing', async ([, headers], { w }) => {
  const response = await forecast(w, headers)
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('Nothing was saved.')
  expect(await written(w)).toBe(0)
})

test('the same form from a page of this site is saved', async ({ w }) => {
  expect((await forecast(w, { origin: 'http://site.test' })).status).toBe(303)
  expect(await written(w)).toBe(2)
})

test('an origin is named in the refusal as words, never as markup', async ({ w }) => {
  const page = await (await forecast(w, { origin: '"><script>alert(1)</script>' })).text()
  expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toContain('<script>alert')
})

test('a form of another site is refused before its body is read', async ({ w }) => {
  let asked = 0
  const pull = (controller: ReadableStreamDefaultController) => {
    asked++
    controller.enqueue(new Uint8Array(1024))
  }
  const endless = new ReadableStream({ pull }, { highWaterMark: 0 })
  expect((await forecast(w, { origin: 'http://evil.test' }, endless)).status).toBe(403)
  expect(asked).toBe(0)
})

test('whatever other sites send, they do not use up what a member may write', async ({ w }) => {
  for (let times = 0; times < 61; times++) await forecast(w, { origin: 'http://evil.test' })
  expect((await forecast(w, { 'sec-fetch-site': 'same-origin' })).status).toBe(303)
})

test.for(['GET', 'OPTIONS', 'HEAD'])(
  '%s lets no other site read an answer',
  async (method, { w }) => {
    const { headers } = await w.app.request(`http://site.test${w.path}`, {
      method,
      headers: {
        cookie: w.bob.cookie,
        origin: 'http://evil.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'hx-request-type',
      },
    })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  },
)
