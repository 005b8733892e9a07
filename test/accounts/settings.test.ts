import { expect } from 'vitest'
import { hashPassword } from '#src/accounts/password.ts'
import { timeZones } from '#src/lib/time-zone.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, field, form, heard, links, one, read } from '#test/views/reading.ts'

const FORMS = [
  ['profile', { time_zone: 'Europe/Berlin' }],
  ['shortcuts', { shortcuts: 'off' }],
  ['theme', { theme: 'dark' }],
] as const

const chosen = (w: World, { account_id }: Player) =>
  w.db
    .selectFrom('accounts')
    .select(['time_zone', 'theme', 'shortcuts'])
    .where('id', '=', account_id)
    .executeTakeFirst()

const FIRST = { time_zone: 'UTC', theme: null, shortcuts: true }

test('the time zone, the shortcuts and the theme are saved and shown', async ({ w }) => {
  for (const [name, fields] of FORMS)
    expect((await w.send('POST', `/settings/${name}`, w.bob, fields)).status, name).toBe(303)
  expect(await chosen(w, w.bob)).toEqual({
    ...{ time_zone: 'Europe/Berlin', theme: 'dark', shortcuts: false },
  })
  const page = await read((await w.send('GET', '/settings', w.bob)).text())
  expect(field(page, 'Times are shown in').attributes.value).toBe('Europe/Berlin')
  expect(one(page, 'html').attributes['data-theme']).toBe('dark')
  expect(all(page, 'dialog')).toEqual([])
  expect(heard(one(page, 'footer'))).toContain('Times are of Europe/Berlin (CET)')
  expect(faultsOf(page)).toEqual([])
})

test('htmx gets the part with its new value, and the status line is told', async ({ w }) => {
  const saved = await w.send('POST', '/settings/profile', w.bob, { time_zone: 'Tokyo' }, asPart)
  const part = await saved.text()
  expect(part).toMatch(/^<section id="settings-profile">/)
  expect(part).toContain('value="Asia/Tokyo"')
  expect(part).toContain('hx-target="#status"')
  const off = await w.send('POST', '/settings/shortcuts', w.bob, { shortcuts: 'off' }, asPart)
  expect(await off.text()).toMatch(/<option value="off" selected/)
})

test.for(['profile', 'shortcuts', 'password', 'theme'])(
  'the part of %s has an address of its own, with a page around it for a browser',
  async (name, { w }) => {
    const part = await (await w.send('GET', `/settings/${name}`, w.bob, {}, asPart)).text()
    expect(part).toMatch(new RegExp(`^<section id="settings-${name}">`))
    expect(part).not.toContain('<html')
    expect(await (await w.send('GET', `/settings/${name}`, w.bob)).text()).toContain('</html>')
  },
)

test('a form that comes late a second time does not undo what was chosen since', async ({ w }) => {
  const first = { time_zone: 'Europe/Berlin', idempotency_key: 'zone' }
  await w.send('POST', '/settings/profile', w.bob, first)
  await w.send('POST', '/settings/profile', w.bob, { time_zone: 'Asia/Tokyo' })
  expect((await w.send('POST', '/settings/profile', w.bob, first)).status).toBe(303)
  expect((await chosen(w, w.bob))?.time_zone).toBe('Asia/Tokyo')
})

test('a guest changes no account, and is told to sign in', async ({ w }) => {
  for (const path of ['profile', 'shortcuts', 'password', 'deletion']) {
    const fields = { time_zone: 'Asia/Tokyo', shortcuts: 'off', password: 'a long word of mine' }
    const sent = await w.send('POST', `/settings/${path}`, undefined, fields)
    expect([path, sent.status]).toEqual([path, 401])
  }
  expect(await chosen(w, w.bob)).toEqual(FIRST)
})

test('nobody chooses for somebody else', async ({ w }) => {
  for (const [name, fields] of FORMS)
    await w.send('POST', `/settings/${name}`, w.bob, { ...fields, person_id: String(w.alice.id) })
  expect(await chosen(w, w.alice)).toEqual(FIRST)
})

test('a barred person still chooses how pages look', async ({ w }) => {
  const sent = await w.send('POST', '/settings/profile', w.eve, { time_zone: 'Asia/Tokyo' })
  expect(sent.status).toBe(303)
})

test.for(['', 'x', 'Mars/Olympus', '+01:00', 'Europe/', '/', "'; drop table accounts", '\0'])(
  'the zone %j is refused with a word on what to type, and writes nothing',
  async (time_zone, { w }) => {
    const sent = await w.send('POST', '/settings/profile', w.bob, { time_zone })
    expect(sent.status).toBe(422)
    const page = await read(sent.text())
    expect(links(page)).toHaveProperty(
      ['Choose a time zone from the list, such as Europe/Berlin, or type its city.'],
      '#time_zone',
    )
    expect(heard(one(page, 'title'))).toMatch(/^Error: /)
    expect(await chosen(w, w.bob)).toEqual(FIRST)
  },
)

test.for([
  ['shortcuts', { shortcuts: 'maybe' }],
  ['shortcuts', {}],
  ['theme', { theme: 'pink' }],
  ['theme', {}],
  ['profile', { time_zone: 'UTC', theme: 'dark' }],
] as const)('%s with %j is refused and writes nothing', async ([name, fields], { w }) => {
  expect((await w.send('POST', `/settings/${name}`, w.bob, fields)).status).toBe(422)
  expect(await chosen(w, w.bob)).toEqual(FIRST)
})

test.for([
  ['europe/berlin', 'Europe/Berlin'],
  [' New York ', 'America/New_York'],
  ['kyiv', 'Europe/Kyiv'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['utc', 'UTC'],
] as const)('%j is read as %s', async ([time_zone, name], { w }) => {
  await w.send('POST', '/settings/profile', w.bob, { time_zone })
  expect((await chosen(w, w.bob))?.time_zone).toBe(name)
})

test('every zone on the list is one that times can be told in', () => {
  for (const timeZone of timeZones) new Intl.DateTimeFormat('en', { timeZone }).format()
  expect(new Set(timeZones).size).toBe(timeZones.length)
  expect(timeZones[0]).toBe('UTC')
})

const dressed = async (w: World, headers: Record<string, string> = {}, who?: Player) => {
  const page = await read((await w.send('GET', '/help', who, {}, headers)).text())
  const meta = all(page, 'meta').find(({ attributes }) => attributes.name === 'color-scheme')
  return [one(page, 'html').attributes['data-theme'], meta?.attributes.content]
}

test('a guest’s theme is kept by the browser, and leads back to where it was chosen', async ({
  w,
}) => {
  const at = { referer: 'http://site.test/questions?q=rain' }
  const sent = await w.send('POST', '/settings/theme', undefined, { theme: 'dark' }, at)
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/questions?q=rain'])
  const [cookie = ''] = sent.headers.getSetCookie()
  expect(cookie).toMatch(/^theme=dark; .*HttpOnly; SameSite=Lax/)
  expect(await dressed(w, { cookie: 'theme=dark' })).toEqual(['dark', 'dark'])
  expect(await dressed(w)).toEqual([undefined, 'light dark'])
})

test('a guest’s cookie with anything else in it is no theme', async ({ w }) => {
  for (const cookie of ['theme=pink', 'theme="><script>', 'theme='])
    expect(await dressed(w, { cookie })).toEqual([undefined, 'light dark'])
  expect((await w.send('POST', '/settings/theme', undefined, { theme: 'pink' })).status).toBe(422)
})

test('what an account chose comes before what the browser remembers', async ({ w }) => {
  const both = { cookie: `${w.bob.cookie}; theme=dark` }
  expect(await dressed(w, both)).toEqual(['dark', 'dark'])
  const sent = await w.send('POST', '/settings/theme', w.bob, { theme: 'light' })
  expect(sent.headers.getSetCookie()).toEqual([])
  expect(await dressed(w, both)).toEqual(['light', 'light'])
  await w.send('POST', '/settings/theme', w.bob, { theme: 'system' })
  expect(await dressed(w, both)).toEqual([undefined, 'light dark'])
})

test('a theme chosen from another site’s page leads to no other site', async ({ w }) => {
  const at = { referer: 'https://evil.example//evil.example' }
  const sent = await w.send('POST', '/settings/theme', undefined, { theme: 'dark' }, at)
  expect(sent.headers.get('location')).toBe('/')
})

const PASSWORD = 'a long word of mine'

async function withPassword(w: World, who: Player) {
  const password = await hashPassword(PASSWORD)
  await w.db.updateTable('accounts').set({ password }).where('id', '=', who.account_id).execute()
  return who
}

const remove = (w: World, who?: Player, fields = { password: PASSWORD }) =>
  w.send('POST', '/settings/deletion', who, fields)

const handleOf = async (w: World, { id }: Player) =>
  (await w.db.selectFrom('people').select('handle').where('id', '=', id).executeTakeFirstOrThrow())
    .handle

const deletions = async (w: World, { id }: Player) =>
  (
    await w.db
      .selectFrom('events')
      .select('id')
      .where('name', '=', 'account.deleted')
      .where('subject_id', '=', id)
      .execute()
  ).length

test('the page before names what goes and what stays', async ({ w }) => {
  const page = await read((await w.send('GET', '/settings/deletion', w.bob)).text())
  expect(heard(one(page, 'main'))).toContain(`the name ${w.bob.handle}`)
  expect(heard(one(page, 'main'))).toContain('your forecasts with their times, your scores')
  expect(links(page)).toMatchObject({ 'Keep it': '/settings' })
  expect(form(page, `Delete the account of ${w.bob.handle}`).attributes.method).toBe('post')
  expect(faultsOf(page)).toEqual([])
})

test('a deleted account is gone with its address and sessions; its forecasts stay unnamed', async ({
  w,
}) => {
  const bob = await withPassword(w, w.bob)
  await w.send('POST', w.path, bob, { kind: 'binary', bp: '70' })
  const sent = await remove(w, bob)
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/'])
  expect(sent.headers.getSetCookie().join()).toContain('session=;')

  expect(await chosen(w, bob)).toBeUndefined()
  expect((await w.send('GET', '/settings', bob)).status).toBe(303)
  expect(await handleOf(w, bob)).toBe(`erased-${bob.id}`)
  const forecasts = w.db.selectFrom('forecasts').select('id').where('person_id', '=', bob.id)
  expect(await forecasts.execute()).toHaveLength(1)
  expect((await w.send('GET', `/forecasters/${bob.handle}`)).status).toBe(404)
  const log = await (await w.send('GET', '/log')).text()
  expect(log).toContain(`erased-${bob.id}</a> deleted their account`)
  expect(log).not.toContain(bob.handle)
})

test('sent twice it is deleted once', async ({ w }) => {
  const bob = await withPassword(w, w.bob)
  const sent = await Promise.all([remove(w, bob), remove(w, bob)])
  expect(sent.map(({ status }) => status)).toContain(303)
  expect(await deletions(w, bob)).toBe(1)
})

test.for([
  ['a wrong password', { password: 'a guess of it' }],
  ['no password', { password: '' }],
])('%s deletes nothing', async ([, fields], { w }) => {
  const bob = await withPassword(w, w.bob)
  const sent = await remove(w, bob, fields as { password: string })
  expect(sent.status).toBe(422)
  expect((await chosen(w, bob))?.time_zone).toBe('UTC')
  expect(await deletions(w, bob)).toBe(0)
})

test('an old sign-in asks to sign in anew, and deletes nothing', async ({ w }) => {
  const bob = await withPassword(w, w.bob)
  await w.setClock('2026-03-01T12:15:01Z')
  const page = await read((await w.send('GET', '/settings/deletion', bob)).text())
  expect(links(page)['Sign in again']).toBe('/sign-in?next=%2Fsettings%2Fdeletion')
  const sent = await remove(w, bob)
  expect(sent.status).toBe(401)
  expect(await sent.text()).toContain('/sign-in?next=%2Fsettings%2Fdeletion')
  expect(await chosen(w, bob)).toEqual(FIRST)
})

test('the last admin stays; with another one, an admin may go', async ({ w }) => {
  const ada = await withPassword(w, w.ada)
  await w.db
    .updateTable('people')
    .set({ role: 'member' })
    .where('role', '=', 'admin')
    .where('id', '!=', ada.id)
    .execute()
  const sent = await remove(w, ada)
  expect(sent.status).toBe(409)
  expect(await sent.text()).toContain('Make somebody else admin first.')
  expect(await handleOf(w, ada)).toBe(ada.handle)

  await w.castMember('heir', 'admin')
  expect((await remove(w, ada)).status).toBe(303)
})

test('nobody signs up under a name that is kept for deleted accounts or the site', async ({
  w,
}) => {
  for (const handle of ['erased-7', 'Erased-me', 'claimcast']) {
    const email = `${handle}@example.org`
    const sent = await w.send('POST', '/sign-up', undefined, { handle, email, password: PASSWORD })
    expect([handle, sent.status]).toEqual([handle, 422])
  }
})
