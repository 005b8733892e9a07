import { expect } from 'vitest'
import { acceptInvitation } from '#src/accounts/accept-invitation.ts'
import { makeInvitation } from '#src/accounts/make-invitation.ts'
import { signUp } from '#src/accounts/sign-up.ts'
import { test } from '#test/support/world.ts'

const words = (handle: string) => ({
  handle,
  email: `${handle}@example.org`,
  password: 'a long word of mine',
})
const settled = <T>(all: PromiseSettledResult<T>[]) => ({
  made: all.filter(({ status }) => status === 'fulfilled').length,
  refused: all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
})

test('of people who use one invitation at once, one gets in', async ({ w }) => {
  const token = (await makeInvitation(w.ctxOf(w.ada))).path.split('/').at(-1) as string
  const all = await Promise.allSettled(
    Array.from({ length: 5 }, (_, index) =>
      acceptInvitation(w.ctxOf(), token, words(`inv${w.ada.id}_${index}`)),
    ),
  )
  const { made, refused } = settled(all)
  expect(made).toBe(1)
  expect(refused).toHaveLength(4)
  for (const refusal of refused)
    expect(refusal).toMatchObject({ kind: 'not_found', code: 'link_used' })
  const people = await w.db
    .selectFrom('people')
    .select('id')
    .where('handle', 'like', `inv${w.ada.id}_%`)
    .execute()
  expect(people).toHaveLength(1)
})

test('of people who want one handle at once, one gets it and the others are told', async ({
  w,
}) => {
  const handle = `wanted_${w.ada.id}`
  const all = await Promise.allSettled(
    Array.from({ length: 5 }, (_, index) =>
      signUp(w.ctxOf(), { ...words(handle), email: `${index}_${handle}@example.org` }),
    ),
  )
  const { made, refused } = settled(all)
  expect(made).toBe(1)
  for (const refusal of refused)
    expect(refusal).toMatchObject({ fields: { handle: 'That handle is taken. Choose another.' } })
})

test('a refused invitation form leaves the invitation as it was', async ({ w }) => {
  const token = (await makeInvitation(w.ctxOf(w.ada))).path.split('/').at(-1) as string
  const taken = { ...words(`other_${w.ada.id}`), handle: w.bob.handle }
  await expect(acceptInvitation(w.ctxOf(), token, taken)).rejects.toMatchObject({ kind: 'invalid' })
  await acceptInvitation(w.ctxOf(), token, words(`third_${w.ada.id}`))
})

test('an invitation ends after a week', async ({ w }) => {
  const token = (await makeInvitation(w.ctxOf(w.ada))).path.split('/').at(-1) as string
  await w.setClock('2026-03-08T12:00:00Z')
  await expect(acceptInvitation(w.ctxOf(), token, words(`late_${w.ada.id}`))).rejects.toMatchObject(
    { kind: 'not_found' },
  )
})
