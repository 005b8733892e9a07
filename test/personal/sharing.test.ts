import { expect } from 'vitest'
import { deleteAccount } from '#src/accounts/delete-account.ts'
import { hashPassword } from '#src/accounts/password.ts'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { askedByAlice } from '#test/support/personal.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'
import { all, one, read } from '#test/views/reading.ts'

const SHARED = { audience: 'link' }
const change = (w: World, id: number, audience: string, who: Player | undefined = w.alice) =>
  w.send('POST', `/questions/${id}/audiences`, who, { audience })
const stored = (w: World, id: number) =>
  w.db
    .selectFrom('questions')
    .select(['audience', 'link_token'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const pathOf = (id: number, key: string | null) =>
  `/questions/${id}-will-my-secret-zebra-sing?key=${key}`
const status = async (w: World, path: string, who?: Player) =>
  (await w.send('GET', path, who)).status

test('its author shares it by a link, which opens it to whoever has it and to nobody else', async ({
  w,
}) => {
  const { id } = await askedByAlice(w)
  const answer = await change(w, id, 'link')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/questions/${id}-will-my-secret-zebra-sing`,
  ])
  const { link_token } = await stored(w, id)
  expect(link_token).toMatch(/^[\w-]{43}$/)
  for (const who of [undefined, w.bob, w.mona]) {
    expect(await status(w, pathOf(id, link_token), who)).toBe(200)
    expect(await status(w, pathOf(id, `${link_token?.slice(0, -1)}_`), who)).toBe(404)
    expect(await status(w, `/questions/${id}`, who)).toBe(404)
  }
  const page = await (
    await w.send('GET', `/questions/${id}-will-my-secret-zebra-sing`, w.alice)
  ).text()
  expect(page).toContain(`http://site.test${pathOf(id, link_token)}`)
})

test('whoever has the link reads question and forecast, and is offered nothing to send', async ({
  w,
}) => {
  const { id, link_token } = await askedByAlice(w, SHARED)
  for (const who of [undefined, w.bob, w.ada]) {
    const answer = await w.send('GET', pathOf(id, link_token), who)
    const page = await answer.text()
    expect(page).toMatch(/The author&#39;s forecast<\/h2><p class="big">70%/)
    expect(page).toContain('YES if the zebra sings.')
    expect(all(one(await read(page), 'main'), 'form', 'button')).toEqual([])
    expect(page).not.toContain(w.alice.cookie)
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  }
  for (const part of ['forecasts', 'crowd', 'history', 'resolutions'])
    expect(await status(w, `/questions/${id}/${part}?key=${link_token}`), part).toBe(200)
})

test('with its author’s account the link ends, for nobody could end it any more', async ({ w }) => {
  const { id, link_token } = await askedByAlice(w, SHARED)
  const hash = await hashPassword('a long word of mine')
  await w.db
    .updateTable('accounts')
    .set({ password: hash })
    .where('person_id', '=', w.alice.id)
    .execute()
  await deleteAccount(w.ctxOf(w.alice), { password: 'a long word of mine' })
  expect(await status(w, pathOf(id, link_token))).toBe(404)
  expect(await stored(w, id)).toEqual({ audience: 'oneself', link_token: null })
})

test('its short address leads on with the key', async ({ w }) => {
  const { id, link_token } = await askedByAlice(w, SHARED)
  const answer = await w.send('GET', `/questions/${id}?key=${link_token}`)
  expect(answer.headers.get('location')).toBe(pathOf(id, link_token))
})

test.for([
  ['a guest’s forecast', undefined, 'forecasts', { kind: 'binary', bp: '20%' }, 403],
  ['a member’s forecast', 'bob', 'forecasts', { kind: 'binary', bp: '20%' }, 403],
  ['a withdrawal', 'bob', 'withdrawals', { confirmed: 'yes' }, 409],
  ['a moderator’s acceptance', 'mona', 'acceptances', {}, 404],
  ['a moderator’s close', 'mona', 'closes', { reason: 'Because it is time to close it.' }, 404],
  [
    'a stranger’s outcome',
    'bob',
    'own-resolutions',
    { kind: 'binary', happened: 'yes', version: '1' },
    404,
  ],
  ['a stranger’s mistake', 'bob', 'audiences', { audience: 'everybody' }, 404],
  ['a stranger’s sharing', 'bob', 'audiences', { audience: 'oneself' }, 404],
] as const)('with the link %s is refused and writes nothing', async (given, { w }) => {
  const [, name, path, fields, expected] = given
  const { id, link_token } = await askedByAlice(w, SHARED)
  const answer = await w.send(
    'POST',
    `/questions/${id}/${path}?key=${link_token}`,
    name && w[name],
    fields,
  )
  expect(answer.status).toBe(expected)
  expect(await stored(w, id)).toEqual({ audience: 'link', link_token })
  expect(await forecastsBy(w.db, w.bob.id, id)).toEqual([])
  expect(
    await w.db.selectFrom('drafts').select('id').where('question_id', '=', id).execute(),
  ).toEqual([])
})

test('shared anew it has a new link, taken back it has none', async ({ w }) => {
  const { id, link_token: first } = await askedByAlice(w, SHARED)
  await change(w, id, 'link')
  const { link_token: second } = await stored(w, id)
  expect(second).not.toBe(first)
  expect(await status(w, pathOf(id, first))).toBe(404)
  expect(await status(w, pathOf(id, second))).toBe(200)
  await change(w, id, 'oneself')
  expect(await stored(w, id)).toEqual({ audience: 'oneself', link_token: null })
  expect(await status(w, pathOf(id, second))).toBe(404)
  expect(await status(w, pathOf(id, ''))).toBe(404)
  expect(await status(w, pathOf(id, null))).toBe(404)
})

test('sent twice, a new link is made once', async ({ w }) => {
  const { id } = await askedByAlice(w)
  const form = { audience: 'link', idempotency_key: 'share' }
  await w.send('POST', `/questions/${id}/audiences`, w.alice, form)
  const once = await stored(w, id)
  await w.send('POST', `/questions/${id}/audiences`, w.alice, form)
  expect(await stored(w, id)).toEqual(once)
})

test.for([
  ['a guest', undefined, 'link', 401, 'Sign in first.'],
  ['a barred person', 'eve', 'link', 403, 'a barred account'],
  ['somebody else', 'bob', 'link', 404, 'no such question'],
  ['a moderator', 'mona', 'link', 404, 'no such question'],
  ['an audience there is not', 'alice', 'everybody', 422, 'Choose who sees it.'],
] as const)('refuses %s and writes nothing', async ([, name, to, expected, words], { w }) => {
  const { id } = await askedByAlice(w)
  const answer = await w.send('POST', `/questions/${id}/audiences`, name && w[name], {
    audience: to,
  })
  expect(answer.status).toBe(expected)
  expect(await answer.text()).toContain(words)
  expect(await stored(w, id)).toEqual({ audience: 'oneself', link_token: null })
})

test('a question for everybody stays so, and htmx is told in the part alone', async ({ w }) => {
  const path = `/questions/${w.question.id}/audiences`
  const answer = await w.send('POST', path, w.alice, { audience: 'oneself' }, asPart)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toMatch(/^<section id="author-tools".*is for everybody/s)
  expect(await stored(w, w.question.id)).toEqual({ audience: 'everybody', link_token: null })
})
