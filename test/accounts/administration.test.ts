import { expect } from 'vitest'
import { changePassword } from '#src/accounts/change-password.ts'
import { changePreset } from '#src/accounts/change-preset.ts'
import { changeRole } from '#src/accounts/change-role.ts'
import { makeResetLink } from '#src/accounts/make-reset-link.ts'
import { hashPassword, verifyPassword } from '#src/accounts/password.ts'
import { accountOf } from '#src/accounts/queries.ts'
import { systemActor } from '#src/accounts/system-person.ts'
import { findSite } from '#src/site/queries.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { field, form, heard, links, read, sent } from '#test/views/reading.ts'

const roleOf = async (w: World, { id }: Player) =>
  (await w.db.selectFrom('people').select('role').where('id', '=', id).executeTakeFirstOrThrow())
    .role

test('an admin makes somebody moderator; they sign in again; the log says so', async ({ w }) => {
  const response = await w.send('POST', '/admin/roles', w.ada, {
    handle: w.bob.handle,
    role: 'moderator',
  })
  expect(response.status).toBe(303)
  expect(await roleOf(w, w.bob)).toBe('moderator')
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(303)
  const log = await (await w.send('GET', '/log')).text()
  expect(log).toContain('From member to moderator.')
})

test('sent twice the role is changed once', async ({ w }) => {
  const form = { handle: w.bob.handle, role: 'moderator', idempotency_key: 'role' }
  await Promise.all([1, 2].map(() => w.send('POST', '/admin/roles', w.ada, form)))
  const events = await w.db
    .selectFrom('events')
    .select('id')
    .where('name', '=', 'role.changed')
    .where('subject_id', '=', w.bob.id)
    .execute()
  expect(events).toHaveLength(1)
})

test('the last admin cannot step down', async ({ w }) => {
  await w.db
    .updateTable('people')
    .set({ role: 'member' })
    .where('role', '=', 'admin')
    .where('id', '!=', w.ada.id)
    .execute()
  const response = await w.send('POST', '/admin/roles', w.ada, {
    handle: w.ada.handle,
    role: 'member',
  })
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('This is the only admin')
  expect(await roleOf(w, w.ada)).toBe('admin')
})

test.for([
  ['a guest', undefined, 401],
  ['a member', 'bob', 403],
  ['a moderator', 'mona', 403],
  ['a barred person', 'eve', 403],
] as const)('%s changes no role, preset or link', async ([, who, status], { w }) => {
  const player = who && w[who]
  const networkOf = (path: string) => ({ 'x-forwarded-for': `10.9.${path.length}.1` })
  for (const [path, fields] of [
    ['/admin/roles', { handle: w.bob.handle, role: 'admin' }],
    ['/admin/preset', { preset: 'public' }],
    ['/admin/invitations', {}],
    ['/admin/password-resets', { handle: w.alice.handle }],
    ['/admin/bars', { handle: w.bob.handle, reason: 'Because of twenty or more letters.' }],
  ] as const)
    expect((await w.send('POST', path, player, fields, networkOf(path))).status, path).toBe(status)
  expect(await roleOf(w, w.bob)).toBe('member')
  expect((await findSite(w.db)).preset).toBe('club')
})

test('an unknown person, an unknown role and an unknown field are refused', async ({ w }) => {
  for (const [path, fields] of [
    ['/admin/roles', { role: 'admin' }],
    ['/admin/password-resets', {}],
    ['/admin/bars', { reason: 'A reason of more than twenty letters.' }],
  ] as const) {
    const response = await w.send('POST', path, w.ada, { handle: 'nobody_here', ...fields })
    expect(response.status, path).toBe(422)
    const page = await read(response.text())
    expect(links(page)).toMatchObject({
      'Nobody here is called "nobody_here". Look at how the handle is written.': '#handle',
    })
    expect(field(page, 'Handle').attributes).toMatchObject({
      ...{ value: 'nobody_here', 'aria-invalid': 'true' },
    })
    expect(faultsOf(page), path).toEqual([])
  }
  const king = { handle: w.bob.handle, role: 'king' }
  const refused = await w.send('POST', '/admin/roles', w.ada, king)
  expect(refused.status).toBe(422)
  const page = await read(refused.text())
  expect(links(page)).toMatchObject({ 'Choose member, moderator or admin.': '#role' })
  expect(field(page, `Role of ${w.bob.handle}`).attributes).toMatchObject({ id: 'role' })
  expect(field(page, 'Handle').attributes.value ?? '').toBe('')
  expect(faultsOf(page)).toEqual([])
  expect(await roleOf(w, w.bob)).toBe('member')
})

test('an invitation is shown once and lets one person in', async ({ w }) => {
  const page = await (await w.send('POST', '/admin/invitations', w.ada)).text()
  const path = /http:\/\/site\.test(\/invitations\/[\w-]+)/.exec(page)?.[1] as string
  expect((await w.send('GET', path)).status).toBe(200)
  const words = {
    handle: `guest_${w.ada.id}`,
    email: `guest_${w.ada.id}@example.org`,
    password: 'a long word of mine',
  }
  expect((await w.send('POST', path, undefined, words)).status).toBe(303)
  expect((await w.send('GET', path)).status).toBe(404)
  const other = { ...words, handle: `late_${w.ada.id}`, email: `late_${w.ada.id}@example.org` }
  expect((await w.send('POST', path, undefined, other)).status).toBe(404)
})

test('a reset link sets a new password once and ends every session', async ({ w }) => {
  const page = await (
    await w.send('POST', '/admin/password-resets', w.ada, { handle: w.bob.handle })
  ).text()
  const path = /http:\/\/site\.test(\/password-resets\/[\w-]+)/.exec(page)?.[1] as string
  expect(await (await w.send('GET', path)).text()).toContain('New password')
  expect((await w.send('POST', path, undefined, { password: 'short' })).status).toBe(422)
  expect((await w.send('POST', path, undefined, { password: 'an entirely new one' })).status).toBe(
    303,
  )
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(303)
  const { password } = await w.db
    .selectFrom('accounts')
    .select('password')
    .where('id', '=', w.bob.account_id)
    .executeTakeFirstOrThrow()
  expect(await verifyPassword(password, 'an entirely new one')).toBe(true)
  expect((await w.send('POST', path, undefined, { password: 'yet another new one' })).status).toBe(
    404,
  )
})

test('a reset link ends after an hour', async ({ w }) => {
  const page = await (
    await w.send('POST', '/admin/password-resets', w.ada, { handle: w.bob.handle })
  ).text()
  const path = /http:\/\/site\.test(\/password-resets\/[\w-]+)/.exec(page)?.[1] as string
  await w.setClock('2026-03-01T13:00:01Z')
  expect((await w.send('GET', path)).status).toBe(404)
})

test('changing the password takes the current one and ends the other sessions', async ({ w }) => {
  const password = await hashPassword('the one before')
  await w.db.updateTable('accounts').set({ password }).where('id', '=', w.bob.account_id).execute()
  const wrong = changePassword(w.ctxOf(w.bob), 0, {
    current_password: 'a guess of it',
    password: 'the one after',
  })
  await expect(wrong).rejects.toMatchObject({
    fields: { current_password: expect.stringContaining('not your current') },
  })
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(200)
  await changePassword(w.ctxOf(w.bob), 0, {
    current_password: 'the one before',
    password: 'the one after',
  })
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(303)
})

test('a session of one’s own can be ended by its row, somebody else’s cannot', async ({ w }) => {
  const sessions = await w.db
    .selectFrom('sessions')
    .select(['id', 'account_id'])
    .where('account_id', 'in', [w.bob.account_id, w.alice.account_id])
    .execute()
  const idOf = (account: number) => sessions.find(({ account_id }) => account_id === account)?.id
  const end = (account: number, fields: Record<string, string> = {}) =>
    w.send('POST', `/settings/sessions/${idOf(account)}/ends`, w.bob, fields)
  await end(w.alice.account_id, { confirmed: 'yes' })
  expect((await w.send('GET', '/settings', w.alice)).status).toBe(200)
  const asked = await read((await end(w.bob.account_id)).text())
  expect(heard(asked)).toContain('Whoever uses it is signed out there at once.')
  expect(sent(form(asked, 'End it'))).toEqual({ confirmed: 'yes' })
  expect(links(asked)).toMatchObject({ 'Leave it as it is': '/settings' })
  expect(faultsOf(asked)).toEqual([])
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(200)
  await end(w.bob.account_id, { confirmed: 'yes' })
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(303)
})

test('a barred person may look and do nothing; the reason is public', async ({ w }) => {
  const reason = 'Repeated forecasts for somebody else, after a warning.'
  const typed = { handle: w.bob.handle, reason }
  const answer = await w.send('POST', '/admin/bars', w.ada, typed)
  expect(answer.status).toBe(200)
  const asked = await read(answer.text())
  expect(heard(asked)).toContain(`Bar ${w.bob.handle}? They are signed out everywhere`)
  expect(sent(form(asked, `Bar ${w.bob.handle}`))).toEqual({ ...typed, confirmed: 'yes' })
  expect(links(asked)).toMatchObject({ 'Leave it as it is': '/admin' })
  expect(faultsOf(asked)).toEqual([])
  expect((await w.send('GET', '/settings', w.bob)).status).toBe(200)
  const sure = { ...typed, confirmed: 'yes' }
  expect((await w.send('POST', '/admin/bars', w.ada, sure)).status).toBe(303)
  const { barred_at } = await w.db
    .selectFrom('people')
    .select('barred_at')
    .where('id', '=', w.bob.id)
    .executeTakeFirstOrThrow()
  expect(barred_at).toEqual(new Date('2026-03-01T12:00:00.001Z'))
  expect(await (await w.send('GET', '/log')).text()).toContain(reason)
})

test('barring oneself, or without a reason, is refused', async ({ w }) => {
  const reason = 'A reason of more than twenty letters.'
  expect(
    (await w.send('POST', '/admin/bars', w.ada, { handle: w.ada.handle, reason })).status,
  ).toBe(409)
  expect(
    (await w.send('POST', '/admin/bars', w.ada, { handle: w.bob.handle, reason: 'no' })).status,
  ).toBe(422)
})

test('a bar that is refused keeps whom it names and why', async ({ w }) => {
  const typed = { handle: w.bob.handle, reason: 'Rude & loud' }
  const page = await read((await w.send('POST', '/admin/bars', w.ada, typed)).text())
  expect(field(page, 'Handle').attributes.value).toBe(w.bob.handle)
  const reason = field(page, 'Reason')
  expect(heard(reason)).toBe('Rude & loud')
  expect(reason.attributes).toMatchObject({ 'aria-invalid': 'true' })
  expect(faultsOf(page)).toEqual([])
})

test('the preset is changed and logged', async ({ w }) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  expect((await findSite(w.db)).preset).toBe('team')
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
  await expect(changePreset(w.ctxOf(w.ada), { preset: 'mob' })).rejects.toThrow('Choose club')
})

test('the admin is told what Team and Public cannot do yet', async ({ w }) => {
  expect(await (await w.send('GET', '/admin', w.ada)).text()).toContain(
    'results wait, unscored, until a second moderator can confirm them here: that comes with a later version',
  )
})

test('the person behind the site is one, and has no account', async ({ w }) => {
  const [one, two] = [await systemActor(w.db), await systemActor(w.db)]
  expect(one).toEqual(two)
  expect(one).toMatchObject({ handle: 'claimcast', role: 'admin' })
  expect(
    await w.db.selectFrom('accounts').select('id').where('person_id', '=', one.id).execute(),
  ).toEqual([])
  await changeRole({ db: w.db, actor: one }, { handle: w.bob.handle, role: 'moderator' })
  expect(await roleOf(w, w.bob)).toBe('moderator')
})

test('nobody becomes the person behind the site by signing up as it', async ({ w }) => {
  const site = await systemActor(w.db)
  for (const handle of ['claimcast', 'ClaimCast']) {
    const form = { handle, email: `${handle}@example.org`, password: 'a long word of mine' }
    const response = await w.send('POST', '/sign-up', undefined, form)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('That handle is kept for the site')
  }
  expect(await systemActor(w.db)).toEqual(site)
})

test('a person with an account is never taken for the site', async ({ w }) => {
  const { id } = await systemActor(w.db)
  const account = { person_id: id, email: 'taken@example.org', password: 'none' }
  const made = await w.db.insertInto('accounts').values(account).returning('id').execute()
  await expect(systemActor(w.db)).rejects.toThrow()
  await w.db
    .deleteFrom('accounts')
    .where('id', '=', made[0]?.id as number)
    .execute()
})

test.for(['Password123', 'HANDLE', 'EMAIL'])(
  '%s is no password to change to, nor to set by a link',
  async (given, { w }) => {
    const bobby = await w.castMember('bobby_long')
    const names = { HANDLE: bobby.handle, EMAIL: `${bobby.handle}@EXAMPLE.org` }
    const password = names[given as keyof typeof names] ?? given
    const before = await hashPassword('the one before')
    const own = w.db.updateTable('accounts').where('id', '=', bobby.account_id)
    await own.set({ password: before }).execute()
    const words = 'among the first anybody would try'
    const change = { current_password: 'the one before', password }
    await expect(changePassword(w.ctxOf(bobby), 0, change)).rejects.toThrow(words)

    const { path } = await makeResetLink(w.ctxOf(w.ada), { handle: bobby.handle })
    const response = await w.send('POST', path, undefined, { password })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(words)
    expect(await accountOf(w.db, bobby.id)).toMatchObject({ password: before })
    expect((await w.send('GET', path)).status).toBe(200)
  },
)

test('a change asks for a sign-in of the last fifteen minutes; looking does not', async ({ w }) => {
  await w.setClock('2026-03-01T12:15:01Z')
  expect((await w.send('GET', '/admin', w.ada)).status).toBe(200)
  for (const path of [
    '/admin/roles',
    '/admin/preset',
    '/admin/invitations',
    '/admin/password-resets',
    '/questions/practice/removals',
  ]) {
    const response = await w.send('POST', path, w.ada, {
      handle: w.bob.handle,
      role: 'moderator',
      preset: 'public',
    })
    expect(response.status, path).toBe(401)
    const page = await response.text()
    expect(page).toContain('/sign-in?next=%2Fadmin')
    expect(page).toContain('Sign in once more')
    expect(page).not.toContain('You are not signed in')
    expect(page).not.toContain('sign up')
  }
  expect(await roleOf(w, w.bob)).toBe('member')
})

test('the list of people goes on where fifty end', async ({ w }) => {
  for (let n = 0; n < 50; n++) await w.castMember('guest')
  const last = await w.castMember('last')
  const page = async (path: string) => (await w.send('GET', path, w.ada)).text()
  let path = '/admin'
  for (let pages = 0; pages < 20; pages++) {
    const shown = await page(path)
    expect(shown.match(/aria-label="Role of/g)?.length).toBeLessThanOrEqual(50)
    const [, next] = /href="(\/admin\?after=\d+)"/.exec(shown) ?? []
    if (!next) break
    expect(shown).not.toContain(last.handle)
    path = next
  }
  expect(path).toContain('?after=')
  expect(await page(path)).toContain(last.handle)
})
