import { expect } from 'vitest'
import { changeHandle } from '#src/accounts/change-handle.ts'
import { deleteAccount } from '#src/accounts/delete-account.ts'
import { hashPassword } from '#src/accounts/password.ts'
import { wordsOf } from '#test/support/words.ts'
import { type Player, test, type World } from '#test/support/world.ts'

let named = 0
const fresh = () => `newname_${++named}`
const rename = (w: World, who: Player | undefined, handle: string) =>
  w.send('POST', '/settings/name', who, { handle })
const handleOf = async ({ db }: World, { id }: Player) =>
  (await db.selectFrom('people').select('handle').where('id', '=', id).executeTakeFirstOrThrow())
    .handle
const lead = async (w: World, handle: string) => {
  const { status, headers } = await w.send('GET', `/forecasters/${handle}`)
  return [status, headers.get('location')]
}

test('somebody goes by another name, and the old one leads to it', async ({ w }) => {
  const wanted = fresh()
  const answer = await rename(w, w.bob, wanted)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings'])
  expect(await handleOf(w, w.bob)).toBe(wanted)
  expect(await lead(w, w.bob.handle)).toEqual([301, `/forecasters/${wanted}`])
  expect(await lead(w, wanted)).toEqual([200, null])
  const log = await wordsOf((await w.send('GET', '/log')).text())
  expect(log).toContain(`${wanted} goes by another name`)
  expect(log).not.toContain(w.bob.handle)
})

test('nobody else takes a name that is or was somebody’s, by its letters in any size', async ({
  w,
}) => {
  await rename(w, w.bob, fresh())
  for (const taken of [w.alice.handle, w.bob.handle, w.bob.handle.toUpperCase()]) {
    const answer = await rename(w, w.mona, taken)
    expect(answer.status, taken).toBe(422)
    const page = await answer.text()
    expect(page).toContain('That handle is taken. Choose another.')
    expect(page).toContain(`value="${taken}"`)
  }
  expect(await handleOf(w, w.mona)).toBe(w.mona.handle)
  const form = { handle: w.bob.handle, email: `${fresh()}@example.org`, password: 'a long one 7' }
  expect((await w.send('POST', '/sign-up', undefined, form)).status).toBe(422)
})

test('one may go back to a name of one’s own, and change the size of its letters', async ({
  w,
}) => {
  await rename(w, w.bob, fresh())
  expect((await rename(w, w.bob, w.bob.handle)).status).toBe(303)
  expect(await lead(w, w.bob.handle)).toEqual([200, null])
  const upper = w.bob.handle.toUpperCase()
  expect((await rename(w, w.bob, upper)).status).toBe(303)
  expect(await handleOf(w, w.bob)).toBe(upper)
})

test('three past names are kept; a fourth is refused', async ({ w }) => {
  for (let times = 0; times < 3; times++) expect((await rename(w, w.bob, fresh())).status).toBe(303)
  const kept = await handleOf(w, w.bob)
  const answer = await rename(w, w.bob, fresh())
  expect(answer.status).toBe(409)
  expect(await wordsOf(answer.text())).toContain('You went by three other names before')
  expect(await handleOf(w, w.bob)).toBe(kept)
})

test.for(['', 'ab', 'with space', 'erased-7', 'claimcast', '<b>bob</b>'])(
  'the name %j is refused and writes nothing',
  async (handle, { w }) => {
    expect((await rename(w, w.bob, handle)).status).toBe(422)
    expect(await handleOf(w, w.bob)).toBe(w.bob.handle)
  },
)

test('a guest has no name to change', async ({ w }) => {
  expect((await rename(w, undefined, fresh())).status).toBe(401)
})

test('with the account its past names go, from the site and its log', async ({ w }) => {
  const [wanted, password] = [fresh(), 'the quay at low tide']
  await changeHandle(w.ctxOf(w.bob), { handle: wanted })
  await w.db
    .updateTable('accounts')
    .set({ password: await hashPassword(password) })
    .where('person_id', '=', w.bob.id)
    .execute()
  await deleteAccount(w.ctxOf(w.bob), { password })
  expect(await lead(w, w.bob.handle)).toEqual([404, null])
  expect(await lead(w, wanted)).toEqual([404, null])
  const log = await (await w.send('GET', '/log')).text()
  for (const name of [w.bob.handle, wanted]) expect(log).not.toContain(`>${name}<`)
  expect(log).not.toContain(`From ${w.bob.handle}`)
})
