import { expect } from 'vitest'
import { startSession } from '#src/accounts/session.ts'
import { aClaim } from '#test/support/claims.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'

const question = (claim_id: number) => ({
  ...{ claim_id: String(claim_id), kind: 'binary', title: 'Will it rain "at once" & <often>?' },
  ...{ criteria: 'YES if the station\nreports rain. Otherwise NO.', sources: 'The station' },
  ...{ closes_at: '2026-03-31', relation: 'direct', polarity: 'same', decides: 'yes' },
})

/** The form of a page that sends something again: where to, and with which fields. */
function offered(page: string) {
  const [, action = '', inside = ''] =
    /<form method="post" action="([^"]*)">(.*?Send it again.*?)<\/form>/s.exec(page) ?? []
  const fields = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return {
    action,
    fields: Object.fromEntries(fields.map(([, name, value]) => [name, read(value)])),
  }
}

const read = (text = '') =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const endSessions = (w: World, { account_id }: Player) =>
  w.db.deleteFrom('sessions').where('account_id', '=', account_id).execute()

async function signIn(w: World, who: Player): Promise<Player> {
  const account = { id: who.account_id, agent: 'test' }
  const cookie = await startSession(w.db, { secure: false }, account)
  return { ...who, cookie: cookie.split(';')[0] as string }
}

test('a question sent after the session ended is there once after signing in, in every word', async ({
  w,
}) => {
  const fields = question(await aClaim(w))
  await endSessions(w, w.bob)
  const refused = await w.send('POST', '/questions', w.bob, { ...fields, idempotency_key: 'k1' })
  expect(refused.status).toBe(401)
  const page = await refused.text()
  expect(page).toContain('Nothing you typed is lost')
  expect(page).toMatch(/<a href="\/sign-in\?next=[^"]*" target="_blank"/)

  const again = offered(page)
  expect(again).toEqual({ action: '/questions', fields: { ...fields, idempotency_key: 'k1' } })
  const bob = await signIn(w, w.bob)
  for (let times = 0; times < 2; times++)
    expect((await w.send('POST', again.action, bob, again.fields)).status).toBe(303)
  const asked = w.db
    .selectFrom('questions')
    .select(['title', 'criteria'])
    .where('author_id', '=', w.bob.id)
  expect(await asked.execute()).toEqual([{ title: fields.title, criteria: fields.criteria }])
})

test('an article, a claim and a resolution are handed back too, to htmx as a part', async ({
  w,
}) => {
  await aClaim(w)
  const { slug } = await w.db.selectFrom('articles').select('slug').executeTakeFirstOrThrow()
  for (const path of ['/articles', `/articles/${slug}/claims`, `${w.path}/../resolutions`]) {
    const to = new URL(path, 'http://site.test').pathname
    const typed = { reason: 'Long thought about.', text: 'A whole article.' }
    const page = await (await w.send('POST', to, undefined, typed, asPart)).text()
    expect(page).toMatch(/^<section id="error-page"/)
    expect(offered(page)).toMatchObject({ action: to, fields: typed })
  }
})

test('whoever has sent too much keeps it, and is told when to send it again', async ({ w }) => {
  const send = () => w.send('POST', '/questions', undefined, { title: 'Will it rain?' })
  for (let times = 0; times < 4; times++) await send()
  const refused = await send()
  expect(refused.status).toBe(429)
  const page = await refused.text()
  expect(page).toContain('your text is still here')
  expect(offered(page).fields).toMatchObject({ title: 'Will it rain?' })
})

test('a password is never handed back', async ({ w }) => {
  const typed = { current_password: 'the one before', password: 'the one after' }
  const page = await (await w.send('POST', '/settings/password', undefined, typed)).text()
  expect(page).toContain('all of it but passwords')
  expect(page).not.toContain('the one')
})

test('what another site sends is not handed back, nor what somebody may not do', async ({ w }) => {
  const typed = { title: 'Planted words' }
  const foreign = { 'sec-fetch-site': 'cross-site' }
  for (const response of [
    await w.send('POST', '/questions', undefined, typed, foreign),
    await w.send('POST', '/questions', w.eve, typed),
  ]) {
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('Send it again')
  }
})

test('a body that cannot be read is refused like any other, with nothing to hand back', async ({
  w,
}) => {
  const response = await w.app.request(`http://site.test/admin/invitations`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data' },
    body: 'no boundary',
  })
  expect(response.status).toBe(401)
})

test('a page that does not exist offers a search of the questions', async ({ w }) => {
  const page = await (await w.send('GET', '/nothing')).text()
  expect(page).toMatch(/<form method="get" action="\/questions"[^>]*>.*<input id="q" name="q"/s)
})
