import { expect } from 'vitest'
import { test, type World } from '#test/support/world.ts'

const FOR_ALL = [
  '/',
  '/questions',
  '/articles',
  '/leaderboards',
  '/log',
  '/help',
  '/sign-in',
  '/sign-up',
]
const FOR_MEMBERS = ['/settings', '/personal', '/questions/new']
const FOR_MODERATORS = ['/moderation', '/articles/new']
const FOR_ADMINS = ['/admin']
const CAST = [undefined, 'bob', 'mona', 'ada', 'eve'] as const

const statuses = (w: World, path: string) =>
  Promise.all(CAST.map(async (who) => (await w.send('GET', path, who && w[who])).status))

test.for(FOR_ALL)('%s is open to everybody', async (path, { w }) => {
  expect(await statuses(w, path)).toEqual([200, 200, 200, 200, 200])
})

test.for([
  ...FOR_MODERATORS.map((path) => [path, [303, 403, 200, 200, 403]] as const),
  ...FOR_ADMINS.map((path) => [path, [303, 403, 403, 200, 403]] as const),
  ['/questions/new', [303, 200, 200, 200, 403]] as const,
  ['/personal', [303, 200, 200, 200, 403]] as const,
  ['/settings', [303, 200, 200, 200, 200]] as const,
])('%s is open to whom it is for: a guest, bob, mona, ada and eve get %j', async (given, { w }) => {
  const [path, expected] = given
  expect(await statuses(w, path)).toEqual(expected)
})

test('every page that is open to a guest leads on, and to pages that are there', async ({ w }) => {
  const found = new Set(FOR_ALL)
  for (const path of found) {
    const response = await w.send('GET', path)
    expect([200, 302, 303], path).toContain(response.status)
    for (const [, to = ''] of (await response.text()).matchAll(/href="(\/[^"#]*)/g))
      if (found.size < 60 && !to.startsWith('/assets/')) found.add(to.replaceAll('&amp;', '&'))
  }
  expect(found.size).toBeGreaterThan(FOR_ALL.length + 2)
})

test.for([...FOR_ALL, '/nothing', '/healthz', '/readyz'])(
  'HEAD %s answers like GET, bodiless',
  async (path, { w }) => {
    const get = await w.send('GET', path)
    const head = await w.app.request(`http://site.test${path}`, { method: 'HEAD' })
    expect(head.status).toBe(get.status)
    expect(await head.text()).toBe('')
    const names = ['content-type', 'cache-control', 'vary', 'content-security-policy']
    for (const name of names) expect(head.headers.get(name), name).toBe(get.headers.get(name))
  },
)

test.for([
  ['/questions/', 'a slash more'],
  ['//questions', 'a slash before'],
  ['/Questions', 'a capital'],
  ['/questions%00', 'NUL'],
  ['/questions;x=1', 'a parameter'],
  ['/questions%2Fnew', 'a slash that is escaped'],
  ['/%2e%2e/%2e%2e/etc/passwd', 'dots'],
  ['/\\evil.test', 'a backslash'],
  ['/.env', 'a file of settings'],
  ['/log.json', 'another format'],
  [`/${'a'.repeat(9000)}`, 'nine thousand letters'],
  ['/%', 'a percent sign'],
  ['/%ff%fe', 'no UTF-8'],
])('%s (%s) is a page that does not exist', async ([path], { w }) => {
  const response = await w.send('GET', path as string)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('<title>Error: ')
})

test.for([
  '?after=%',
  '?after=%ff',
  '?after=1&after=2',
  '?after[]=1',
  '?state=nonsense&q=%25_%5C%27',
  '?q=%F0%9F%8C%A7&article=-1',
  `?q=${'x'.repeat(4000)}`,
  '?__proto__=1&constructor=2',
  '?&&==&%26',
])('lists take the search %s without breaking', async (search, { w }) => {
  for (const path of ['/questions', '/articles', '/leaderboards', '/log', '/'])
    expect((await w.send('GET', path + search)).status, path).toBe(200)
})

test.for(['PURGE', 'PROPFIND', 'MKCOL', 'PUT', 'DELETE', 'PATCH'])(
  '%s is a write that needs a page of this site, and then is none',
  async (method, { w }) => {
    const ask = (headers: Record<string, string>) =>
      w.app.request(`http://site.test/questions`, { method, headers })
    expect((await ask({ cookie: w.ada.cookie })).status).toBe(403)
    expect((await ask({ cookie: w.ada.cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(404)
  },
)

test('no header, field or search makes one method into another', async ({ w }) => {
  const headers = { 'x-http-method-override': 'POST', 'x-method-override': 'POST' }
  const asked = await w.send('GET', '/sign-out?_method=POST', w.bob, {}, headers)
  expect(asked.status).toBe(303)
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(200)
})

test('a form to a page that only shows something is a page that does not exist', async ({ w }) => {
  for (const path of ['/', '/help', '/log', '/leaderboards', '/moderation', '/healthz', '/nothing'])
    expect((await w.send('POST', path, w.ada, { a: 'b' })).status, path).toBe(404)
})

test('every page says what it is called, once, in a language', async ({ w }) => {
  for (const path of [...FOR_ALL, ...FOR_MEMBERS, ...FOR_MODERATORS, ...FOR_ADMINS]) {
    const page = await (await w.send('GET', path, w.ada)).text()
    expect(page, path).toMatch(/^<!doctype html><html lang="en">/)
    expect(page.match(/<h1/g), path).toHaveLength(1)
    expect(page.match(/<title>[^<]+ · Claimcast<\/title>/g), path).toHaveLength(1)
    expect(page, path).not.toMatch(/\[object |undefined|NaN|<script>| on[a-z]+="| style="/)
  }
})
