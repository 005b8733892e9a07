import { expect } from 'vitest'
import { seed } from '#src/entry/seed.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from './faults.ts'
import { HOSTILE } from './props.ts'
import { all, field, headings, heard, links, read } from './reading.ts'

const EVERYBODY = [
  ...['/', '/questions', '/questions?state=closed', '/questions?state=resolved', '/help', '/log'],
  ...['/articles', '/claims/1', '/leaderboards', '/leaderboards?board=skill'],
]
const MODERATORS = ['/desk', '/moderation', '/articles/new', '/questions/new?claim=1']

const open = async (w: World, path: string, who?: Player) => {
  const response = await w.send('GET', path, who)
  expect(response.status, path).toBe(200)
  return read(response.text())
}

const decision = {
  ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
  reason: 'The station reports four millimetres for that day.',
}

async function resolved(w: World, change: Record<string, string> = {}) {
  const { id } = await w.makeQuestion({ title: HOSTILE })
  const at = `/questions/${id}`
  for (const [who, bp] of [
    [w.alice, '70'],
    [w.bob, '20'],
  ] as const)
    await w.send('POST', `${at}/forecasts`, who, { kind: 'binary', bp })
  await w.setClock('2026-03-01T18:00Z')
  const answer = await w.send('POST', `${at}/resolutions`, w.mona, { ...decision, ...change })
  return { at, answer }
}

/** An address without a title leads to the one with it. */
const follow = async (w: World, path: string, who?: Player) => {
  const response = await w.send('GET', path, who)
  return open(w, response.headers.get('location') ?? path, who)
}

test('no page of any reader has anything to stumble over', async ({ db, w }) => {
  await seed(db, () => {})
  const { at } = await resolved(w)
  const slugs = await db.selectFrom('articles').select('slug').execute()
  const paths = [...EVERYBODY, ...slugs.map(({ slug }) => `/articles/${slug}`)]
  const own = `/forecasters/${w.bob.handle}`
  for (const who of [undefined, w.bob, w.mona])
    for (const path of [...paths, own, at, `/questions/${w.question.id}`])
      expect(faultsOf(await follow(w, path, who)), `${who?.handle} ${path}`).toEqual([])
  for (const path of [...MODERATORS, `/questions/${w.question.id}/resolutions/new`, '/settings'])
    expect(faultsOf(await open(w, path, w.mona)), path).toEqual([])
  for (const path of ['/sign-in?next=/help', '/sign-up'])
    expect(faultsOf(await open(w, path)), path).toEqual([])
})

test('a resolved question tells a forecaster the sum, a guest only the outcome', async ({ w }) => {
  const { at, answer } = await resolved(w)
  expect(answer.status).toBe(303)
  const own = heard(await follow(w, at, w.bob))
  expect(own).toContain('You said 20%, it happened: (1 − 0.2)² = 0.640')
  const other = heard(await follow(w, at))
  expect(other).toContain('Outcome Yes')
  expect(other).not.toContain('Your score')
})

test.for([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://news.example',
  ' \tjavascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://user:secret@news.example/',
  '//news.example/rain',
])('evidence at %s is refused, shown again and never a link', async (evidence, { w }) => {
  const { at, answer } = await resolved(w, { evidence })
  expect(answer.status).toBe(422)
  const page = await read(answer.text())
  expect(field(page, 'Evidence').attributes.value).toBe(evidence)
  expect(Object.values(links(page))).not.toContain(evidence)
  expect(faultsOf(page)).toEqual([])
  expect(heard(await follow(w, at))).not.toContain('Outcome')
})

test('an article at a javascript: address is refused and never a link', async ({ w }) => {
  const url = 'javascript:alert(document.domain)'
  const typed = { title: 'A', publisher: 'B', url, published_on: '2026-01-01', text: 'Words here.' }
  const answer = await w.send('POST', '/articles', w.mona, { ...typed, rights: 'quote_only' })
  expect(answer.status).toBe(422)
  const page = await read(answer.text())
  expect(field(page, 'Address').attributes.value).toBe(url)
  expect(faultsOf(page)).toEqual([])
})

test('a page that is not there says so, without anything to stumble over', async ({ w }) => {
  const answer = await w.send('GET', '/no-such-page')
  expect(answer.status).toBe(404)
  const page = await read(answer.text())
  expect(headings(page)).toEqual(['1 No such page'])
  expect(faultsOf(page)).toEqual([])
})

test('signing in leads nowhere but back to this site', async ({ w }) => {
  const next = encodeURIComponent('https://evil.example/"><script>')
  const page = await open(w, `/sign-in?next=${next}`)
  expect(faultsOf(page)).toEqual([])
  const kept = all(page, 'input').find(({ attributes }) => attributes.name === 'next')
  expect(kept?.attributes.value).not.toContain('evil')
})
