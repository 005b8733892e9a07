import { expect } from 'vitest'
import { newestOfEach } from '#src/forecasts/heard-queries.ts'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { runJobs } from '#src/jobs/run.ts'
import { plain } from '#src/lib/sentence.ts'
import { wordsOf } from '#test/support/words.ts'
import { asPart, test, type World } from '#test/support/world.ts'

const chance = (bp: string) => ({ kind: 'binary', bp })
let used = 0
const account = () => {
  const handle = `newcomer_${++used}`
  return { handle, email: `${handle}@example.org`, password: 'a long word of mine' }
}

const cookieOf = (response: Response, name = 'visitor') =>
  response.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''

/** A guest's forecast, with the cookie it left. */
async function leave(w: World, bp = '73', cookie = '', path = w.path) {
  const response = await w.send('POST', path, undefined, chance(bp), { cookie })
  return { response, cookie: cookieOf(response) || cookie }
}

const drafts = ({ db, question }: World) =>
  db.selectFrom('drafts').selectAll().where('question_id', '=', question.id).execute()

const signUp = (w: World, cookie: string, more: Record<string, string> = {}) =>
  w.send('POST', '/sign-up', undefined, { ...account(), ...more }, { cookie })

test('a guest’s forecast waits and leads to signing up, then back to the question', async ({
  w,
}) => {
  const { response, cookie } = await leave(w)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(
    `/sign-up?next=${encodeURIComponent(`/questions/${w.question.id}`)}`,
  )
  const page = await wordsOf((await w.send('GET', '/sign-up', undefined, {}, { cookie })).text())
  expect(page).toContain('1 forecast waits for your account: 73% on "Will it rain?", kept until')
  expect(page).toContain('1 Mar 2026, 12:30 UTC')
})

test('with the account the draft becomes a forecast, stamped then', async ({ w }) => {
  const { cookie } = await leave(w)
  await w.setClock('2026-03-01T12:10Z')
  const words = account()
  const signedUp = await w.send('POST', '/sign-up', undefined, words, { cookie })
  expect(signedUp.status).toBe(303)
  const person = await w.db
    .selectFrom('people')
    .select('id')
    .where('handle', '=', words.handle)
    .executeTakeFirstOrThrow()
  expect(await forecastsBy(w.db, person.id, w.question.id)).toMatchObject([
    { value: { bp: 7300 }, made_at: new Date('2026-03-01T12:10Z') },
  ])
  expect(await drafts(w)).toEqual([])
  expect(plain(decodeURIComponent(cookieOf(signedUp, 'flash')))).toContain(
    'Your forecast is saved, at 12:10:00 UTC: Will it rain?',
  )
})

test('signing in delivers it too, also to somebody who was signed out while typing', async ({
  w,
}) => {
  const words = account()
  await w.send('POST', '/sign-up', undefined, words)
  const { cookie } = await leave(w, '40')
  const form = { name: words.handle, password: words.password }
  expect((await w.send('POST', '/sign-in', undefined, form, { cookie })).status).toBe(303)
  expect(await newestOfEach(w.db, w.question.id)).toMatchObject([{ value: { bp: 4000 } }])
})

test('a draft is in no crowd and in no count', async ({ w }) => {
  const { cookie } = await leave(w)
  expect(await newestOfEach(w.db, w.question.id)).toEqual([])
  const page = await (
    await w.send('GET', `/questions/${w.question.id}/crowd`, undefined, {}, { cookie })
  ).text()
  expect(page).toContain('0 forecasts standing')
})

test('a second thought replaces the first', async ({ w }) => {
  const { cookie } = await leave(w, '73')
  await leave(w, '20', cookie)
  expect(await drafts(w)).toMatchObject([{ value: { bp: 2000 } }])
})

test('sent to two doors at once it is made once', async ({ w }) => {
  const { cookie } = await leave(w)
  await Promise.all([signUp(w, cookie), signUp(w, cookie)])
  expect(await newestOfEach(w.db, w.question.id)).toHaveLength(1)
})

test('after half an hour nothing waits any more, and the row is cleaned up', async ({ w }) => {
  const { cookie } = await leave(w)
  await w.setClock('2026-03-01T12:30Z')
  const page = await (await w.send('GET', '/sign-up', undefined, {}, { cookie })).text()
  expect(page).not.toContain('waits for your account')
  await signUp(w, cookie)
  expect(await newestOfEach(w.db, w.question.id)).toEqual([])
  await w.db.deleteFrom('jobs').where('name', '=', 'clean-up').execute()
  await runJobs(w.db)
  await w.setClock('2026-03-01T14:00Z')
  await runJobs(w.db)
  expect(await drafts(w)).toEqual([])
})

test('if the question closed meanwhile that is said, and nothing is saved', async ({ w }) => {
  const { id } = await w.makeQuestion({ closes_at: new Date('2026-03-01T12:05Z') })
  const { cookie } = await leave(w, '73', '', `/questions/${id}/forecasts`)
  await w.setClock('2026-03-01T12:06Z')
  const signedUp = await signUp(w, cookie)
  expect(plain(decodeURIComponent(cookieOf(signedUp, 'flash')))).toContain(
    'Will it rain?: Closed at 12:05:00 UTC, 2026-03-01. Your 73% arrived at 12:06:00 UTC, 2026-03-01 and',
  )
  expect(await newestOfEach(w.db, id)).toEqual([])
})

test('ten drafts wait, the eleventh does not', async ({ w }) => {
  let cookie = ''
  const statuses: number[] = []
  let told = ''
  for (let count = 0; count < 11; count++) {
    const { id } = await w.makeQuestion()
    await w.setClock(`2026-03-01T12:00:${String(count * 2).padStart(2, '0')}Z`)
    const left = await leave(w, '73', cookie, `/questions/${id}/forecasts`)
    cookie = left.cookie
    statuses.push(left.response.status)
    told = await left.response.text()
  }
  expect(statuses).toEqual([...Array(10).fill(303), 409])
  expect(told).toContain('10 forecasts wait for your account already.')
})

test.for([
  ['words', 'maybe', 422],
  ['an ambiguous chance', '0.73', 422],
  ['an unconfirmed certainty', '100', 422],
])('%s is asked back before anything is kept', async ([, bp, status], { w }) => {
  const { response } = await leave(w, bp as string)
  expect(response.status).toBe(status)
  expect(await drafts(w)).toEqual([])
})

test('on a closed question nothing waits', async ({ w }) => {
  await w.setClock('2026-03-02T00:00Z')
  const { response } = await leave(w)
  expect(response.status).toBe(409)
  expect(await drafts(w)).toEqual([])
})

test('htmx is told where to go', async ({ w }) => {
  const response = await w.send('POST', w.path, undefined, chance('73'), asPart)
  expect(response.status).toBe(204)
  expect(response.headers.get('hx-redirect')).toMatch(/^\/sign-up\?next=/)
})

test('a cookie that this site did not sign opens nobody’s draft', async ({ w }) => {
  await leave(w)
  const [draft] = await drafts(w)
  for (const cookie of [`visitor=${draft?.visitor_sha256}`, 'visitor=x.y', 'visitor=']) {
    const page = await (await w.send('GET', '/sign-up', undefined, {}, { cookie })).text()
    expect(page).not.toContain('waits for your account')
  }
})

test('what is kept of a visitor is the hash of a random token', async ({ w }) => {
  const { cookie } = await leave(w)
  const [draft] = await drafts(w)
  expect(draft?.visitor_sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(decodeURIComponent(cookie)).not.toContain(draft?.visitor_sha256)
})
