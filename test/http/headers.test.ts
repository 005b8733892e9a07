import { expect } from 'vitest'
import { test } from '#test/support/world.ts'

test.for(['/', '/healthz', '/readyz', '/nothing', '/sign-in', '/questions?after=x'])(
  '%s carries the headers that keep a browser safe',
  async (path, { w }) => {
    const { headers } = await w.send('GET', path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  },
)

test('a member’s page is kept by nobody, a guest’s is asked for again each time', async ({ w }) => {
  expect((await w.send('GET', '/', w.bob)).headers.get('cache-control')).toBe('private, no-store')
  expect((await w.send('GET', '/')).headers.get('cache-control')).toBe('no-cache')
  expect((await w.send('GET', '/')).headers.get('vary')).toContain('Cookie')
})

test('a guest who only reads is given no cookie', async ({ w }) => {
  for (const path of ['/', '/questions', '/help', '/sign-in'])
    expect((await w.send('GET', path)).headers.getSetCookie(), path).toEqual([])
})

test('a message after a redirect is shown once, by the page and not by a part of it', async ({
  w,
}) => {
  const saved = await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73' })
  const flash = saved.headers
    .getSetCookie()
    .find((line) => line.startsWith('flash='))
    ?.split(';')[0] as string
  const cookie = `${w.bob.cookie}; ${flash}`
  const look = (more = {}) =>
    w.app.request(`http://site.test/questions/${w.question.id}-will-it-rain`, {
      headers: { cookie, ...more },
    })
  const part = await look({ 'hx-request-type': 'partial' })
  expect(part.headers.getSetCookie()).toEqual([])
  const page = await look()
  expect(page.headers.getSetCookie().join()).toMatch(/flash=;.*Max-Age=0/)
  expect(await page.text()).toMatch(/role="status"[^>]*>Saved: 73% at/)
})

test.for(['flash=Send+money', 'flash=<script>.sig', 'flash=', 'flash=x.y.z', 'flash=%E0%A4%A'])(
  'a message that this site did not sign (%s) is not shown',
  async (cookie, { w }) => {
    const response = await w.app.request('http://site.test/help', { headers: { cookie } })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<p id="status" role="status"></p>')
  },
)

test.for([
  'session=',
  'session=%00',
  `session=${'x'.repeat(4000)}`,
  'session=a; session=b',
  ';;;=',
])('with the cookie %# one is a guest, and nothing breaks', async (cookie, { w }) => {
  const response = await w.app.request('http://site.test/', { headers: { cookie } })
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('href="/sign-in')
})

test('HEAD answers like GET without a body', async ({ w }) => {
  const response = await w.app.request('http://site.test/help', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})
