import { expect } from 'vitest'
import { seed } from '#src/entry/seed.ts'
import { gzippedSize } from '#test/support/weight.ts'
import { asPart, test, type World } from '#test/support/world.ts'

/** Every page a reader, a member, a moderator and an admin can open on a fresh site. */
const PATHS = [
  ...[
    '/',
    '/questions',
    '/questions?state=closed',
    '/questions?state=resolved',
    '/articles',
    '/help',
  ],
  ...[
    '/leaderboards',
    '/leaderboards?board=skill',
    '/log',
    '/sign-in',
    '/sign-up',
    '/settings',
    '/personal',
    '/admin',
  ],
  ...['/desk', '/moderation', '/articles/new', '/questions/new', '/claims/1'],
]

const open = async (w: World, path: string) => {
  const response = await w.send('GET', path, w.ada)
  return { status: response.status, headers: response.headers, page: await response.text() }
}

test('every page is whole, titled and light, with one heading of the first rank', async ({
  db,
  w,
}) => {
  await seed(db, () => {})
  const article = await db
    .selectFrom('articles')
    .select('slug')
    .where('starter_key', '=', 'A1')
    .executeTakeFirstOrThrow()
  const question = `/questions/${w.question.id}-will-it-rain`
  for (const path of [
    ...PATHS,
    question,
    `/articles/${article.slug}`,
    `/forecasters/${w.bob.handle}`,
  ]) {
    const { status, headers, page } = await open(w, path)
    expect(status, path).toBe(200)
    expect(page, path).toMatch(/^<!doctype html><html lang="en">/)
    expect(page.match(/<h1[ >]/g), path).toHaveLength(1)
    expect(page, path).toMatch(/<title>[^<]+ · Claimcast<\/title>/)
    expect(page, path).toContain('href="#content"')
    expect(page, path).not.toMatch(/ style="| on[a-z]+="|<script>|javascript:|undefined|\[object/)
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect(headers.get('cache-control'), path).toBe('private, no-store')
    expect(await gzippedSize(page), path).toBeLessThan(8 * 1024)
  }
})

test('every label has its field, every described field its words', async ({ w }) => {
  for (const path of [
    '/sign-in',
    '/sign-up',
    '/settings',
    '/personal',
    '/admin',
    '/articles/new',
    `/questions/${w.question.id}-will-it-rain`,
  ]) {
    const { page } = await open(w, path)
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, target] of page.matchAll(/<label for="([^"]+)"/g))
      expect(ids, `${path} ${target}`).toContain(target)
    for (const [, list = ''] of page.matchAll(/aria-describedby="([^"]+)"/g))
      for (const id of list.split(' ')) expect(ids, `${path} ${id}`).toContain(id)
    const all = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    if (path !== '/admin' && path !== '/settings') expect(all.length, path).toBe(new Set(all).size)
  }
})

test('the front page shows a claim with its question, what is open, and how an admin begins', async ({
  db,
  w,
}) => {
  await seed(db, () => {})
  const { page } = await open(w, '/')
  expect(page).toContain('may be in orbit by 2035 if the plan holds')
  expect(page).toContain('Open questions')
  expect(page).toContain('Paste an article')
  expect(await (await w.send('GET', '/', w.bob)).text()).not.toContain('Paste an article')
})

test('help explains every word that a page links to', async ({ w }) => {
  const { page } = await open(w, '/help')
  for (const word of [
    'crowd',
    'coverage',
    'calibration',
    'skill-points',
    'brier-score',
    'unreviewed',
    'annulled',
    'known-at',
    'provisional',
  ])
    expect(page).toContain(`id="${word}"`)
  expect(page).toContain('(1 − 0.73)² = 0.073')
})

test('a part is answered alone, and says what it varies by', async ({ w }) => {
  const response = await w.send('GET', '/questions', undefined, {}, asPart)
  expect(response.headers.get('vary')).toContain('HX-Request-Type')
  expect(await response.text()).not.toContain('<html')
})

test('what people write is shown as they wrote it, and never obeyed', async ({ w }) => {
  const hostile = '<img src=x onerror=alert(1)> & "quotes"'
  const { id } = await w.makeQuestion({
    title: hostile,
    criteria: hostile,
    sources: hostile,
    fine_print: hostile,
  })
  const page = await (
    await w.send('GET', `/questions/${id}-img-src-x-onerror-alert-1-quotes`)
  ).text()
  expect(page).not.toContain('<img')
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;')
})
