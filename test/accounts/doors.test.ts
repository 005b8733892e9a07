import { expect } from 'vitest'
import { makeAdminLink } from '#src/accounts/set-up-admin.ts'
import { sha256 } from '#src/lib/sha256.ts'
import { test, type World, world } from '#test/support/world.ts'

const PASSWORD = 'a long word of mine'
let used = 0
const somebody = () => {
  const handle = `new_${Date.now() % 1e6}_${++used}`.slice(0, 20)
  return { handle, email: `${handle}@example.org`, password: PASSWORD }
}
const cookieOf = (response: Response) =>
  response.headers.getSetCookie().find((line) => line.includes('session=')) ?? ''
const accounts = async (w: World) =>
  (await w.db.selectFrom('accounts').select('id').execute()).length

test('signing up makes a person and an account and signs in', async ({ w }) => {
  const words = somebody()
  const response = await w.send('POST', '/sign-up', undefined, { ...words, next: '/questions' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/questions')
  const cookie = cookieOf(response).split(';')[0] as string
  const page = await w.app.request('http://site.test/settings', { headers: { cookie } })
  expect(await page.text()).toContain(words.handle)
})

test('the password is kept as a hash with its parameters, the token as a hash', async ({ w }) => {
  const words = somebody()
  const response = await w.send('POST', '/sign-up', undefined, words)
  const account = await w.db
    .selectFrom('accounts')
    .select(['id', 'password'])
    .where('email', '=', words.email)
    .executeTakeFirstOrThrow()
  expect(account.password).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
  expect(account.password).not.toContain(PASSWORD)
  const token = /session=([^;]+)/.exec(cookieOf(response))?.[1] as string
  const session = await w.db
    .selectFrom('sessions')
    .select('token_sha256')
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow()
  expect(session.token_sha256).toBe(sha256(token))
  const stolen = await w.app.request('http://site.test/settings', {
    headers: { cookie: `session=${session.token_sha256}` },
  })
  expect(stolen.status).toBe(303)
})

test('the same sign-up sent twice ends in one account', async ({ w }) => {
  const words = somebody()
  const before = await accounts(w)
  expect((await w.send('POST', '/sign-up', undefined, words)).status).toBe(303)
  expect((await w.send('POST', '/sign-up', undefined, words)).status).toBe(303)
  expect(await accounts(w)).toBe(before + 1)
})

test('on http the cookie has no prefix, on https it has one and is Secure', async ({ w }) => {
  const plain = cookieOf(await w.send('POST', '/sign-up', undefined, somebody()))
  expect(plain).toMatch(/^session=.*HttpOnly/)
  expect(plain).toContain('SameSite=Lax')
  expect(plain).not.toContain('Secure')

  const secure = await world(w.db, { CLAIMCAST_PUBLIC_URL: 'https://site.test' })
  const kept = cookieOf(await secure.send('POST', '/sign-up', undefined, somebody()))
  expect(kept).toMatch(/^__Host-session=.*; Path=\/.*Secure/)
  expect(kept).not.toContain('Domain')
})

test.for([
  ['a handle that is too short', { handle: 'ab' }, 'Use 3 to 20 letters'],
  ['a handle with a space', { handle: 'a b c' }, 'Use 3 to 20 letters'],
  ['a handle of other letters', { handle: 'аda' }, 'Use 3 to 20 letters'],
  ['no e-mail address', { email: 'here' }, 'such as ada@example.org'],
  ['a short password', { password: 'seven77' }, 'at least 8 characters'],
  ['an endless password', { password: 'x'.repeat(257) }, 'at most 256 characters'],
  ['a common password', { password: 'Password123' }, 'among the first anybody would try'],
  ['a role', { role: 'admin' }, 'not known here'],
] as const)(
  'signing up with %s is refused and writes nothing',
  async ([, change, words], { w }) => {
    const before = await accounts(w)
    const response = await w.send('POST', '/sign-up', undefined, { ...somebody(), ...change })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toMatch(/<title>Error: Sign up/)
    expect(page).not.toContain('value="seven77"')
    expect(await accounts(w)).toBe(before)
  },
)

test('a taken handle, whatever its case, is told at its field', async ({ w }) => {
  const response = await w.send('POST', '/sign-up', undefined, {
    ...somebody(),
    handle: w.alice.handle.toUpperCase(),
  })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('That handle is taken')
})

test('a taken address points to signing in', async ({ w }) => {
  const email = `${w.alice.handle}@EXAMPLE.org`
  const response = await w.send('POST', '/sign-up', undefined, { ...somebody(), email })
  expect(await response.text()).toContain('Sign in instead')
})

test('one signs in by handle or address, with a new token each time', async ({ w }) => {
  const { handle, email, password } = somebody()
  await w.send('POST', '/sign-up', undefined, { handle, email, password })
  const one = await w.send('POST', '/sign-in', undefined, { name: handle, password })
  const two = await w.send('POST', '/sign-in', undefined, { name: email.toUpperCase(), password })
  expect([one.status, two.status]).toEqual([303, 303])
  expect(cookieOf(one)).not.toBe(cookieOf(two))
})

test('a wrong password and an unknown name are answered alike', async ({ w }) => {
  const { handle, email, password } = somebody()
  await w.send('POST', '/sign-up', undefined, { handle, email, password })
  const wrong = await w.send('POST', '/sign-in', undefined, {
    name: handle,
    password: 'not it at all',
  })
  const unknown = await w.send('POST', '/sign-in', undefined, { name: 'nobody_here', password })
  expect([wrong.status, unknown.status]).toEqual([422, 422])
  const words = 'These do not belong together'
  expect(await wrong.text()).toContain(words)
  expect(await unknown.text()).toContain(words)
  expect(cookieOf(wrong)).toBe('')
})

test('after five tries from one network the sixth waits, and another network does not', async ({
  w,
}) => {
  const name = `guessed_${++used}`
  const guess = (network: string) =>
    w.send(
      'POST',
      '/sign-in',
      undefined,
      { name, password: 'a guess' },
      { 'x-forwarded-for': network },
    )
  for (let tried = 1; tried <= 5; tried++)
    expect((await guess(`172.16.${200 + used}.${tried}`)).status).toBe(tried > 4 ? 429 : 422)
  expect((await guess('172.31.1.1')).status).toBe(422)
  await w.setClock('2026-03-01T12:00:02Z')
  expect((await guess(`172.16.${200 + used}.9`)).status).toBe(422)
  expect((await guess(`172.16.${200 + used}.9`)).status).toBe(429)
})

test('five tries are for an account, by whichever of its names', async ({ w }) => {
  const names = [w.bob.handle, `${w.bob.handle}@example.org`, w.bob.handle.toUpperCase()]
  const guess = (name = '', at = 0) =>
    w.send(
      'POST',
      '/sign-in',
      undefined,
      { name, password: 'a guess' },
      { 'x-forwarded-for': `172.20.${w.bob.id % 256}.${at}` },
    )
  const statuses: number[] = []
  for (let tried = 0; tried < 6; tried++) {
    await w.setClock(`2026-03-01T12:00:0${tried}Z`)
    statuses.push((await guess(names[tried % 3], tried)).status)
  }
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
})

test('signing out ends the session on the server', async ({ w }) => {
  const bob = await w.castMember('leaver')
  expect((await w.send('GET', '/settings', bob)).status).toBe(200)
  const out = await w.send('POST', '/sign-out', bob)
  expect(out.headers.getSetCookie().join()).toContain('session=;')
  expect((await w.send('GET', '/settings', bob)).status).toBe(303)
})

test('where one comes from is where one goes back to, on this site only', async ({ w }) => {
  const { handle, email, password } = somebody()
  await w.send('POST', '/sign-up', undefined, { handle, email, password })
  const to = async (next: string) => {
    const response = await w.send('POST', '/sign-in', undefined, { name: handle, password, next })
    return response.headers.get('location')
  }
  expect(await to('/questions/7?bp=73')).toBe('/questions/7?bp=73')
  expect(await to('//evil.example')).toBe('/')
  const page = await (await w.send('GET', '/sign-in?next=//evil.example')).text()
  expect(page).toContain('name="next" value="/"')
})

test('a page for members sends a guest to sign in and back', async ({ w }) => {
  const response = await w.send('GET', '/settings?a=1')
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/sign-in?next=%2Fsettings%3Fa%3D1')
})

test('the first admin comes by a link that works once', async ({ db, w }) => {
  await db.updateTable('people').set({ role: 'member' }).where('role', '=', 'admin').execute()
  const first = await makeAdminLink(db)
  const token = await makeAdminLink(db)
  expect((await w.send('GET', `/set-up/${first}`)).status).toBe(404)
  expect(await (await w.send('GET', `/set-up/${token}`)).text()).toContain('Become the admin')

  const words = somebody()
  expect((await w.send('POST', `/set-up/${token}`, undefined, words)).status).toBe(303)
  const { role } = await db
    .selectFrom('people')
    .select('role')
    .where('handle', '=', words.handle)
    .executeTakeFirstOrThrow()
  expect(role).toBe('admin')
  const again = await w.send('POST', `/set-up/${token}`, undefined, somebody())
  expect(again.status).toBe(404)
  expect(await again.text()).toContain('used or has expired')
  expect(await makeAdminLink(db)).toBeUndefined()
})

test('an admin link ends after a day, and bad words do not use it up', async ({ db, w }) => {
  await db.updateTable('people').set({ role: 'member' }).where('role', '=', 'admin').execute()
  const token = await makeAdminLink(db)
  const bad = await w.send('POST', `/set-up/${token}`, undefined, {
    ...somebody(),
    password: 'short',
  })
  expect(bad.status).toBe(422)
  expect((await w.send('GET', `/set-up/${token}`)).status).toBe(200)
  await w.setClock('2026-03-02T12:00:01Z')
  expect((await w.send('GET', `/set-up/${token}`)).status).toBe(404)
})
