import { Hono } from 'hono'
import { generateSignedCookie } from 'hono/cookie'
import { expect } from 'vitest'
import { context } from '#src/http/context.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { siteSecret } from '#src/http/secret.ts'
import { test, type World, world } from '#test/support/world.ts'

/** An app that says a message and tells which one it heard. */
const speaker = ({ config, db }: World) =>
  new Hono<HttpEnv>()
    .use(context(() => ({ config, db, asset: (name) => name })))
    .post('/say', async (c) => {
      await setFlash(c, await c.req.text())
      return c.text('said')
    })
    .all('/hear', (c) => c.text(c.var.flash ?? 'nothing'))

async function say(w: World, message: string) {
  const response = await speaker(w).request('/say', { method: 'POST', body: message })
  return response.headers.getSetCookie()
}

const pairOf = ([line = '']: string[]) => line.split(';')[0] as string

const answer = (w: World, cookie: string, init: RequestInit = {}) =>
  speaker(w).request('/hear', { ...init, headers: { cookie, ...init.headers } })
const heard = async (w: World, cookie: string) => (await answer(w, cookie)).text()

test.for([
  'Saved.',
  'Saved; Path=/admin; Domain=evil.test',
  'Saved\r\nset-cookie: session=stolen\r\n\r\n<script>',
  '73% “sure” – that’s über ½ 🌧',
  'One. Two.three=four, five',
  '%0d%0aset-cookie:%20a=b %E0%A4%A',
])('the message %j arrives as it was said, in one cookie', async (message, { w }) => {
  const cookies = await say(w, message)
  expect(cookies).toHaveLength(1)
  expect(cookies[0]?.slice(pairOf(cookies).length)).toBe(
    '; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
  )
  expect(await heard(w, pairOf(cookies))).toBe(message)
})

test('its cookie is Secure exactly where the site’s own address is https', async ({ w }) => {
  const secure = await world(w.db, { CLAIMCAST_PUBLIC_URL: 'https://site.test' })
  expect((await say(secure, 'Saved.'))[0]).toContain('; Secure')
  expect((await say(w, 'Saved.'))[0]).not.toContain('Secure')
})

test('only a message signed by this site is heard', async ({ w }) => {
  const signed = async (secret: string) =>
    pairOf([await generateSignedCookie('flash', 'Send money', secret)])
  expect(await heard(w, await signed(await siteSecret(w.db)))).toBe('Send money')
  expect(await heard(w, await signed('the secret of another site'))).toBe('nothing')
})

test('neither other words under a signature nor a signature under other words are heard', async ({
  w,
}) => {
  const [one, two] = [pairOf(await say(w, 'Saved.')), pairOf(await say(w, 'Deleted.'))]
  const signature = (pair: string) => pair.slice(pair.lastIndexOf('.'))
  for (const cookie of [
    one.replace('Saved', 'Paid'),
    one.replace(signature(one), signature(two)),
    one.replace(signature(one), ''),
    one.replace('flash=', 'flash=More%20'),
  ])
    expect(await heard(w, cookie), cookie).toBe('nothing')
})

test('heard once, it is taken away; what was not signed is taken away too', async ({ w }) => {
  for (const cookie of [pairOf(await say(w, 'Saved.')), 'flash=garbage'])
    expect((await answer(w, cookie)).headers.getSetCookie(), cookie).toEqual([
      'flash=; Max-Age=0; Path=/',
    ])
})

test.for<[what: string, init: RequestInit]>([
  ['a form', { method: 'POST' }],
  ['a look at the headers alone', { method: 'HEAD' }],
  ['a part of a page', { headers: { 'hx-request-type': 'partial' } }],
])('%s leaves the message to the next page', async ([, init], { w }) => {
  const cookie = pairOf(await say(w, 'Saved.'))
  const response = await answer(w, cookie, init)
  expect(response.headers.getSetCookie()).toEqual([])
  expect(await response.text()).toBe(init.method === 'HEAD' ? '' : 'nothing')
  expect(await heard(w, cookie)).toBe('Saved.')
})

test('a page that htmx fetches whole hears it like any other', async ({ w }) => {
  const cookie = pairOf(await say(w, 'Saved.'))
  const boosted = await answer(w, cookie, { headers: { 'hx-request-type': 'full' } })
  expect(await boosted.text()).toBe('Saved.')
})

test('among other cookies, broken ones too, it is found', async ({ w }) => {
  const pair = pairOf(await say(w, 'Saved.'))
  for (const cookie of [`a=1; ${pair}; b=2`, `;;=;%; ${pair}`, `notflash=x; ${pair}`])
    expect(await heard(w, cookie), cookie).toBe('Saved.')
  expect(await heard(w, pair.replace('flash=', 'notflash='))).toBe('nothing')
})

test('a message is shown on the page as words, never as markup', async ({ w }) => {
  const cookie = pairOf(await say(w, '<img src=x onerror=alert(1)>'))
  const page = await (await w.app.request('http://site.test/help', { headers: { cookie } })).text()
  expect(page).toContain('role="status">&lt;img src=x onerror=alert(1)&gt;</p>')
  expect(page).not.toContain('<img')
})
