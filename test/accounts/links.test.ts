import { expect } from 'vitest'
import { acceptInvitation, isInvitation } from '#src/accounts/accept-invitation.ts'
import { makeInvitation } from '#src/accounts/make-invitation.ts'
import { makeResetLink } from '#src/accounts/make-reset-link.ts'
import { findAccount } from '#src/accounts/queries.ts'
import { isResetLink, resetPassword } from '#src/accounts/reset-password.ts'
import { startSession } from '#src/accounts/session.ts'
import { isAdminLink, makeAdminLink } from '#src/accounts/set-up-admin.ts'
import { signIn } from '#src/accounts/sign-in.ts'
import { newToken } from '#src/accounts/token.ts'
import { listLog } from '#src/events/queries.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sha256 } from '#src/lib/sha256.ts'
import { test, type World } from '#test/support/world.ts'

let used = 0
const account = () => {
  const handle = `linked_${++used}`
  return { handle, email: `${handle}@example.org`, password: 'a long word of mine' }
}
const tokenOf = ({ path }: { path: string }) => path.split('/').at(-1) as string
const newPassword = { password: 'another long word' }

const resetFor = async (w: World) =>
  tokenOf(await makeResetLink(w.ctxOf(w.ada), { handle: w.bob.handle }))

test('a token is long, of letters an address takes, and never twice the same', () => {
  const tokens = Array.from({ length: 1000 }, () => newToken())
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(1000)
  for (const { token, token_sha256 } of tokens) {
    expect(token).toMatch(/^[A-Za-z0-9_-]{22,}$/)
    expect(token_sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(token_sha256).not.toContain(token)
  }
})

test('what is stored of a link opens nothing', async ({ w }) => {
  await resetFor(w)
  const { token_sha256 } = await w.db
    .selectFrom('one_time_links')
    .select('token_sha256')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(await isResetLink(w.db, token_sha256)).toBe(false)
})

test('a link serves the purpose it was made for and no other', async ({ w }) => {
  const reset = await resetFor(w)
  const invitation = tokenOf(await makeInvitation(w.ctxOf(w.ada)))
  expect(await isInvitation(w.db, reset)).toBe(false)
  expect(await isAdminLink(w.db, invitation)).toBe(false)
  await expect(acceptInvitation(w.ctxOf(), reset, account())).rejects.toBeInstanceOf(Refusal)
  await expect(resetPassword(w.ctxOf(), invitation, newPassword)).rejects.toBeInstanceOf(Refusal)
  expect(await isInvitation(w.db, invitation)).toBe(true)
})

test('whoever is invited becomes a member, whatever the form says', async ({ w }) => {
  const token = tokenOf(await makeInvitation(w.ctxOf(w.ada)))
  const wanted = account()
  await expect(
    acceptInvitation(w.ctxOf(), token, { ...wanted, role: 'admin' }),
  ).rejects.toBeInstanceOf(Refusal)
  await acceptInvitation(w.ctxOf(), token, wanted)
  expect(await findAccount(w.db, wanted.handle)).toMatchObject({ role: 'member' })
})

test('a bad password leaves the reset link as it was', async ({ w }) => {
  const token = await resetFor(w)
  await expect(resetPassword(w.ctxOf(), token, { password: 'x' })).rejects.toBeInstanceOf(Refusal)
  await resetPassword(w.ctxOf(), token, newPassword)
  const signedIn = await signIn(w.ctxOf(), { name: w.bob.handle, ...newPassword }, '10.0.0.1')
  expect(signedIn).toMatchObject({ id: w.bob.account_id })
})

test('a reset ends every session of its account and of no other', async ({ w }) => {
  for (const id of [w.bob.account_id, w.alice.account_id])
    await startSession(w.db, { secure: false }, { id, agent: 'elsewhere' })
  await resetPassword(w.ctxOf(), await resetFor(w), newPassword)
  const left = await w.db
    .selectFrom('sessions')
    .select('account_id')
    .where('account_id', 'in', [w.bob.account_id, w.alice.account_id])
    .execute()
  expect(left.map(({ account_id }) => account_id)).toEqual([w.alice.account_id, w.alice.account_id])
})

test('of two who reset by one link at once, one does', async ({ w }) => {
  const token = await resetFor(w)
  const results = await Promise.allSettled(
    ['first long word', 'second long word'].map((password) =>
      resetPassword(w.ctxOf(), token, { password }),
    ),
  )
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a reset link is made by an admin, for somebody who has an account', async ({ w }) => {
  await expect(makeResetLink(w.ctxOf(w.mona), { handle: w.bob.handle })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(makeResetLink(w.ctxOf(w.ada), { handle: 'nobody' })).rejects.toMatchObject({
    ...{ kind: 'invalid', code: 'nobody' },
  })
  await expect(makeResetLink(w.ctxOf(w.ada), {})).rejects.toMatchObject({ kind: 'invalid' })
})

test('the log tells who made a link and for whom, and neither token nor e-mail address', async ({
  w,
}) => {
  const reset = await resetFor(w)
  const invitation = tokenOf(await makeInvitation(w.ctxOf(w.ada)))
  const page = await (await w.send('GET', '/log')).text()
  const [admin, person] = [w.ada, w.bob].map(
    ({ handle }) => `<a href="/forecasters/${handle}">${handle}</a>`,
  )
  expect(page).toContain(`${admin} made an invitation link`)
  expect(page).toContain(`${admin} made a link for a new password of ${person}`)
  for (const secret of [reset, invitation, sha256(reset), `${w.bob.handle}@example.org`])
    expect(page).not.toContain(secret)
})

test('who may make no link leaves no trace of one', async ({ w }) => {
  const before = await listLog(w.ctxOf())
  await expect(makeResetLink(w.ctxOf(w.ada), { handle: 'nobody' })).rejects.toThrow()
  await expect(makeInvitation(w.ctxOf(w.mona))).rejects.toThrow('Only admins')
  expect(await listLog(w.ctxOf())).toEqual(before)
})

test('once there is an admin no link for the first one is made', async ({ w }) => {
  expect(await makeAdminLink(w.db)).toBeUndefined()
})
