import { Hono } from 'hono'
import { expect } from 'vitest'
import { context } from '#src/http/context.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render, type Shown } from '#src/http/render.tsx'
import { Refusal, type RefusalKind } from '#src/lib/refusal.ts'
import { asPart, test, type World, world } from '#test/support/world.ts'
import { When } from '#views/parts/when.tsx'

/** What an edge that shows this answers. */
const show = (
  w: World,
  shown: Shown,
  headers: Record<string, string> = {},
  at = w.config.publicUrl,
) =>
  new Hono<HttpEnv>()
    .use(context(() => ({ config: w.config, db: w.db, asset: (name) => `/files/${name}?v=1` })))
    .get('/', (c) => render(c, shown))
    .request(`${at}/`, { headers })

const part = <section id="part">The part</section>
const page = <article>Around it, {part}</article>
const title = 'A title'
const refusal = (kind: RefusalKind, secondsToWait?: number) =>
  new Refusal(kind, 'code', 'Words.', secondsToWait ? { secondsToWait } : {})

test('a browser gets the page in its frame, htmx the part and nothing else', async ({ w }) => {
  const whole = await (await show(w, { title, part, page })).text()
  expect(whole).toMatch(/^<!doctype html><html lang="en">/)
  expect(whole).toContain('<title>A title · Claimcast</title>')
  expect(whole).toContain('<main id="content"><article>Around it, <section id="part">')
  const alone = await (await show(w, { title, part, page }, asPart)).text()
  expect(alone).toBe('<section id="part">The part</section>')
})

test('without a page of its own the part is the page', async ({ w }) => {
  const whole = await (await show(w, { title, part })).text()
  expect(whole).toContain('<main id="content"><section id="part">The part</section></main>')
})

test.for(['', 'full', 'PARTIAL', 'partial, full', '1'])(
  'the header HX-Request-Type: %j asks for no part',
  async (given, { w }) => {
    const response = await show(w, { title, part }, { 'hx-request-type': given })
    expect(await response.text()).toContain('</html>')
  },
)

test('times are of the reader’s zone, in a page and in a part, and the page says so', async ({
  w,
}) => {
  const timed = { title, part: <When at={new Date('2026-03-01T18:04Z')} /> }
  const zone = { time_zone: 'Europe/Berlin' }
  await w.db.updateTable('accounts').set(zone).where('id', '=', w.bob.account_id).execute()
  const own = { cookie: w.bob.cookie }
  expect(await (await show(w, timed, { ...own, ...asPart })).text()).toContain('19:04 CET</time>')
  const whole = await (await show(w, timed, own)).text()
  expect(whole).toContain('19:04 CET</time>')
  expect(whole).toContain('Times are of Europe/Berlin (CET)')
  const guest = await (await show(w, timed)).text()
  expect(guest).toContain('18:04 UTC</time>')
  expect(guest).toContain('Times are UTC')
})

test('a cache keeps page and part apart, and what each reader is shown', async ({ w }) => {
  for (const headers of [{}, asPart]) {
    const vary = (await show(w, { title, part }, headers)).headers.get('vary') ?? ''
    expect(vary.split(', ').sort()).toEqual(['Cookie', 'HX-Request-Type'])
  }
})

test.for<[kind: RefusalKind, status: number]>([
  ['invalid', 422],
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['not_found', 404],
  ['conflict', 409],
  ['too_many', 429],
])('a refusal that is %s answers %i and says so in the title', async ([kind, status], { w }) => {
  const whole = await show(w, { title, part, refusal: refusal(kind) })
  expect(whole.status).toBe(status)
  expect(whole.headers.get('retry-after')).toBeNull()
  expect(await whole.text()).toContain('<title>Error: A title · ')
  expect((await show(w, { title, part, refusal: refusal(kind) }, asPart)).status).toBe(status)
})

test('who has to wait is told by a header too, page or part', async ({ w }) => {
  for (const headers of [{}, asPart]) {
    const waiting = await show(w, { title, part, refusal: refusal('too_many', 7) }, headers)
    expect(waiting.headers.get('retry-after')).toBe('7')
  }
})

test('a title and a site’s name are words, never markup', async ({ w }) => {
  const named = (name: string) => w.db.updateTable('site').set({ name }).execute()
  await named('</title><script>a</script>')
  const whole = await (await show(w, { title: '</title><script>b</script>', part })).text()
  await named('Claimcast')
  expect(whole).toContain('&lt;/title&gt;&lt;script&gt;b&lt;/script&gt; · &lt;/title&gt;')
  expect(whole).not.toMatch(/<script>[ab]/)
})

test('each reader finds the ways that are theirs', async ({ w }) => {
  const seen = async (who?: World['bob']) =>
    (await show(w, { title, part }, who ? { cookie: who.cookie } : {})).text()
  expect(await seen()).toMatch(/href="\/sign-in".*href="\/sign-up"/)
  expect(await seen()).not.toMatch(/href="\/(settings|moderation)"/)
  expect(await seen(w.bob)).toContain(`href="/forecasters/${w.bob.handle}"`)
  expect(await seen(w.bob)).not.toMatch(/href="\/(sign-in|moderation)"/)
  expect(await seen(w.mona)).toContain('href="/moderation"')
})

test('files are asked for at the addresses the runtime gives them', async ({ w }) => {
  const whole = await (await show(w, { title, part })).text()
  for (const name of ['app.css', 'app.js', 'htmx.min.js'])
    expect(whole).toContain(`="/files/${name}?v=1"`)
})

test('a reader at another address is told, as words; at a loopback name nothing is known', async ({
  w,
}) => {
  const at = async (address: string) => (await show(w, { title, part }, {}, address)).text()
  expect(await at('http://other.test:8080')).toContain('You are at http://other.test:8080; ')
  for (const address of [
    'http://site.test',
    'http://localhost:9',
    'http://127.0.0.1',
    'http://[::1]',
  ])
    expect(await at(address), address).not.toContain('You are at')
  const secure = await world(w.db, { CLAIMCAST_PUBLIC_URL: 'https://site.test' })
  const behind = await show(secure, { title, part }, {}, 'http://site.test')
  expect(await behind.text()).not.toContain('You are at')
})
