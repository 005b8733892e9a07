import { Hono } from 'hono'
import { generateSignedCookie } from 'hono/cookie'
import { expect } from 'vitest'
import { context } from '#src/http/context.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash, takeFlash } from '#src/http/flash.ts'
import { siteSecret } from '#src/http/secret.ts'
import { aClaim } from '#test/support/claims.ts'
import { type Player, test, type World, world } from '#test/support/world.ts'

/** An app that says a message and tells which one it heard. */
const speaker = ({ config, db }: World) =>
  new Hono<HttpEnv>()
    .use(context(() => ({ config, db, asset: (name) => name })))
    .post('/say', async (c) => {
      await setFlash(c, await c.req.text())
      return c.text('said')
    })
    .all('/hear', async (c) => c.text((await takeFlash(c)) ?? 'nothing'))

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

/** A browser without script that has sent something, where it is led to, and what it is told. */
async function follow(w: World, response: Response, cookies = new Map<string, string>()) {
  let [at, path] = [response, '']
  for (let hops = 0; hops < 4; hops++) {
    for (const line of at.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const to = at.headers.get('location')
    if (!to) break
    path = to
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    at = await w.app.request(`http://site.test${path}`, { headers: { cookie } })
  }
  const [, status] = /<p id="status" role="status">([^<]*)</.exec(await at.text()) ?? []
  return { path, status, cookies }
}

const signedIn = ({ cookie }: Player) =>
  new Map([cookie.split('=') as [name: string, value: string]])

test('after a form sent without script its words stand on the page it leads to, once', async ({
  w,
}) => {
  const sent = await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73' })
  const { path, status, cookies } = await follow(w, sent, signedIn(w.bob))
  expect(path).toContain(`/questions/${w.question.id}-will-it-rain`)
  expect(status).toBe('Saved: 73% at 12:00:00 UTC.')
  expect(cookies.has('flash')).toBe(false)
})

test('a question asked and a question resolved are told of as well', async ({ w }) => {
  const asked = await w.send('POST', '/questions', w.bob, {
    ...{ claim_id: String(await aClaim(w)), title: 'Will it rain at the harbour?' },
    ...{ criteria: 'YES if the station reports rain. Otherwise NO.', sources: 'The station' },
    ...{ closes_at: '2026-03-31', relation: 'direct', polarity: 'same', decides: 'yes' },
  })
  const after = await follow(w, asked, signedIn(w.bob))
  expect(after.status).toBe('Your question is saved. What do you think yourself?')
  const resolved = await w.send('POST', `/questions/${w.question.id}/resolutions`, w.mona, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: 'The station reports four millimetres for that day.',
  })
  expect((await follow(w, resolved, signedIn(w.mona))).status).toBe(
    'The resolution is saved and public.',
  )
})

test.for([
  ['2026-03-01T12:01Z', 'Your forecast is saved, at 12:01:00 UTC: Will it rain?'],
  ['2026-03-01T12:06Z', 'was not saved.'],
])(
  'a guest’s forecast made at %s is told of after signing up',
  async ([at = '', words = ''], { w }) => {
    const { id } = await w.makeQuestion({ closes_at: new Date('2026-03-01T12:05Z') })
    const left = await w.send('POST', `/questions/${id}/forecasts`, undefined, {
      kind: 'binary',
      bp: '73',
    })
    const { path, cookies } = await follow(w, left)
    await w.setClock(at)
    const [handle, next] = [
      `told_${id}`,
      new URL(path, 'http://site.test').searchParams.get('next'),
    ]
    const cookie = `visitor=${cookies.get('visitor')}`
    const form = { handle, email: `${handle}@example.org`, password: 'a long word of mine' }
    const signedUp = await w.send(
      'POST',
      '/sign-up',
      undefined,
      { ...form, next: next ?? '' },
      { cookie },
    )
    const told = await follow(w, signedUp, cookies)
    expect(told.path).toContain(`/questions/${id}-`)
    expect(told.status).toContain(words)
  },
)
