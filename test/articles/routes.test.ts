import { expect } from 'vitest'
import { pageFetcher } from '#src/web/fetch-page.ts'
import { asPart, test, type World, world } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { type Element, field, form, heard, links, one, read, sent } from '#test/views/reading.ts'

const TEXT = `Northwind Rail opened its books on Monday.
The company plans to run 40 night trains by 2031, its chief said. Fares will not rise before then.
Prices <b>may</b> rise & fall, critics said on the same day.`

let used = 0
const article = (change: Record<string, string> = {}) => ({
  title: `Night trains ${++used}`,
  publisher: 'The Harbour Post',
  published_on: '2026-02-20',
  text: TEXT,
  ...change,
})
const full = { rights: 'full_text', rights_basis: 'own' }

const add = async (w: World, change: Record<string, string> = {}) => {
  const fields = article(change)
  const response = await w.send('POST', '/articles', w.mona, fields)
  return { response, fields, path: response.headers.get('location') as string }
}
const count = async (w: World) => (await w.db.selectFrom('articles').select('id').execute()).length

test('a moderator pastes an article and comes to its page', async ({ w }) => {
  const { response, fields, path } = await add(w, full)
  expect(response.status).toBe(303)
  expect(path).toMatch(/^\/articles\/night-trains-\d+$/)
  const page = await (await w.send('GET', path)).text()
  expect(page).toContain(`<h1 lang="en">${fields.title}</h1>`)
  expect(page).toContain('The Harbour Post')
  expect(page).toContain('20 Feb 2026')
  expect(page).toContain('No claims quoted yet.')
})

test('an article in another language says so wherever its words stand', async ({ w }) => {
  const { path, fields } = await add(w, { ...full, language: 'de-AT' })
  const page = await read((await w.send('GET', path)).text())
  expect(one(page, 'h1').attributes.lang).toBe('de-AT')
  const quote = {
    ...{ quote: 'plans to run 40 night trains by 2031', speaker: 'Its chief' },
    ...{ statement: 'There will be 40 night trains.', short: '40 night trains' },
  }
  const quoted = await w.send('POST', `${path}/claims`, w.mona, quote)
  const ask = await read((await w.send('GET', quoted.headers.get('location') ?? '', w.mona)).text())
  expect(one(ask, 'blockquote').attributes.lang).toBe('de-AT')

  const claim_id = Number(quoted.headers.get('location')?.split('=')[1])
  const tests = { relation: 'direct', polarity: 'same', decides: 'yes' } as const
  await w.db
    .insertInto('claim_questions')
    .values({ claim_id, question_id: w.question.id, ...tests })
    .execute()
  const address = `/questions/${w.question.id}-will-it-rain`
  const question = await read((await w.send('GET', address)).text())
  expect(one(question, 'blockquote').attributes.lang).toBe('de-AT')
  expect(links(question)[fields.title]).toBe(`${path}#claim-${claim_id}`)
})

test('markup in a text is shown, not obeyed', async ({ w }) => {
  const { path } = await add(w, full)
  const page = await (await w.send('GET', path)).text()
  expect(page).toContain('Prices &lt;b&gt;may&lt;/b&gt; rise &amp; fall')
})

test('of an article with quotes only no table keeps the text', async ({ w }) => {
  const { path } = await add(w, { title: 'Only quotes', summary: 'A railway tells of its plans.' })
  const version = await w.db
    .selectFrom('article_versions')
    .innerJoin('articles', 'articles.id', 'article_id')
    .select(['article_versions.id', 'text', 'text_sha256'])
    .where('slug', '=', path.split('/').at(-1) as string)
    .executeTakeFirstOrThrow()
  expect(version.text).toBeNull()
  expect(version.text_sha256).toMatch(/^[0-9a-f]{64}$/)
  const blocks = await w.db
    .selectFrom('blocks')
    .selectAll()
    .where('version_id', '=', version.id)
    .execute()
  expect(blocks).toHaveLength(3)
  expect(JSON.stringify(blocks)).not.toContain('Northwind')
  const page = await (await w.send('GET', path)).text()
  expect(page).toContain('A railway tells of its plans.')
  expect(page).not.toContain('Northwind')
})

test('two articles of one title get addresses of their own', async ({ w }) => {
  const [one, two] = [await add(w, { title: 'The same' }), await add(w, { title: 'The same' })]
  expect(one.path).not.toBe(two.path)
  expect(two.path).toMatch(/the-same-\d+$/)
})

test('a known address leads to its article, however it is written', async ({ w }) => {
  const host = `news-${w.mona.id}.example`
  await add(w, { title: 'The first', url: `https://${host}/a?id=5` })
  const before = await count(w)
  const { response } = await add(w, {
    url: `HTTPS://${host.toUpperCase()}:443/a?utm_source=x&id=5#top`,
  })
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('already here: &quot;The first&quot;')
  expect(await count(w)).toBe(before)
})

test('sent twice it is added once', async ({ w }) => {
  const fields = { ...article(), idempotency_key: 'twice' }
  const before = await count(w)
  const answers = [
    await w.send('POST', '/articles', w.mona, fields),
    await w.send('POST', '/articles', w.mona, fields),
  ]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1)
  expect(await count(w)).toBe(before + 1)
})

test.for([
  ['no date', { published_on: '' }, 'Add the day it was published'],
  ['a date that is none', { published_on: '2026-02-31' }, 'Add the day it was published'],
  ['no headline', { title: ' ' }, 'Add the headline.'],
  ['no publisher', { publisher: '' }, 'Add who published it.'],
  ['a language by its name', { language: 'German' }, 'Use a language code, such as en.'],
  ['no text', { text: ' \n ' }, 'Paste the text.'],
  ['a text of 2,001 lines', { text: 'line\n'.repeat(2001) }, 'at most 2000 blocks'],
  ['a link that is a script', { url: 'javascript:alert(1)' }, 'Add the address as in your browser'],
  [
    'the whole text without a ground',
    { rights: 'full_text', rights_basis: '' },
    'Say on what ground',
  ],
  ['another person as author of the row', { added_by: '1' }, 'not known here'],
] as const)(
  '%s is refused, the input kept, and nothing written',
  async ([, change, words], { w }) => {
    const before = await count(w)
    const { response } = await add(w, { title: 'Kept headline', ...change } as Record<
      string,
      string
    >)
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words)
    if (!('title' in change)) expect(page).toContain('Kept headline')
    expect(await count(w)).toBe(before)
  },
)

test.for([
  ['a guest', undefined, 401],
  ['a member', 'bob', 403],
  ['a barred person', 'eve', 403],
] as const)('%s adds no article', async ([, who, status], { w }) => {
  const before = await count(w)
  const response = await w.send('POST', '/articles', who && w[who], article())
  expect(response.status).toBe(status)
  expect(await count(w)).toBe(before)
})

test('going back to quotes drops the text for good', async ({ w }) => {
  const { path } = await add(w, full)
  expect((await w.send('POST', `${path}/rights`, w.bob, { rights: 'quote_only' })).status).toBe(403)
  const asked = await w.send('POST', `${path}/rights`, w.mona, { rights: 'quote_only' })
  expect(asked.status).toBe(200)
  const page = await read(asked.text())
  const sure = { rights: 'quote_only', confirmed: 'yes' }
  expect(sent(form(page, 'Drop the text'))).toEqual(sure)
  expect(heard(page)).toContain('Every stored version of it is gone at once and for good.')
  expect(links(page)).toMatchObject({ 'Leave it as it is': path })
  expect(faultsOf(page)).toEqual([])
  expect(await (await w.send('GET', path)).text()).toContain('Northwind')
  expect((await w.send('POST', `${path}/rights`, w.mona, sure)).status).toBe(303)
  expect(await (await w.send('GET', path)).text()).not.toContain('Northwind')
  const texts = await w.db
    .selectFrom('article_versions')
    .innerJoin('articles', 'articles.id', 'article_id')
    .select('text')
    .where('slug', '=', path.split('/').at(-1) as string)
    .execute()
  expect(texts).toEqual([{ text: null }])
  expect(await (await w.send('GET', '/log')).text()).toContain(
    `>${w.mona.handle}</a> dropped the text and kept the quotes of <a href="${path}">`,
  )
})

test('an estimated date says so, and a summary says whose words they are', async ({ w }) => {
  const { path } = await add(w, full)
  await w.db
    .updateTable('articles')
    .set({
      published_is_estimate: true,
      published_from: '2026-02-10',
      published_to: '2026-02-25',
      kind: 'summary',
    })
    .where('slug', '=', path.split('/').at(-1) as string)
    .execute()
  const page = await (await w.send('GET', path)).text()
  expect(page).toContain('about <time datetime="2026-02-20">')
  expect(page).toContain('between 10 Feb 2026 and 25 Feb 2026')
  expect(page).toContain('our own summary')
})

test('the list shows the newest first and goes on where it stopped', async ({ w }) => {
  for (let day = 1; day <= 27; day++)
    await add(w, { title: `Paged ${day}`, published_on: `2026-01-${String(day).padStart(2, '0')}` })
  const first = await (await w.send('GET', '/articles')).text()
  const after = /href="\/articles\?after=([\d.-]+)"/.exec(first)?.[1]
  expect(after).toBeDefined()
  const second = await (await w.send('GET', `/articles?after=${after}`)).text()
  const titles = (page: string) =>
    [...page.matchAll(/href="\/articles\/(paged-\d+)[^"]*"/g)].map(([, slug]) => slug)
  expect(titles(first).filter((slug) => titles(second).includes(slug))).toEqual([])
  expect(first.indexOf('Paged 27')).toBeLessThan(first.indexOf('Paged 26'))
  expect(titles(second)).toContain('paged-1')
})

test('htmx gets the list alone, moderators the way to add', async ({ w }) => {
  expect(await (await w.send('GET', '/articles', w.bob, {}, asPart)).text()).toMatch(
    /^<section id="article-list"/,
  )
  expect(await (await w.send('GET', '/articles', w.bob)).text()).not.toContain('/articles/new')
  expect(await (await w.send('GET', '/articles', w.mona)).text()).toContain('/articles/new')
})

test('an unknown article is a page that does not exist', async ({ w }) => {
  expect((await w.send('GET', '/articles/nothing-of-the-kind')).status).toBe(404)
})

const STORY = `<html lang="de"><head><title>Night trains</title>
<meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2026-02-20T08:00:00Z"></head>
<body><article>${TEXT.split('\n')
  .map((line) => `<p>${line.replace('<b>may</b> rise &', 'may rise &amp;').repeat(3)}</p>`)
  .join('')}</article></body></html>`

const typedIn = (shown: Element, label: string) => field(shown, label).attributes.value ?? ''

const withWeb = ({ db }: World) =>
  world(db, {}, { fetchPage: async (address) => ({ address, kind: 'html', text: STORY }) })

test('an article is fetched by its address, looked over and added', async ({ w }) => {
  const web = await withWeb(w)
  const before = await count(w)
  const address = 'https://news.example/night-trains'
  const filled = await web.send('POST', '/articles/new', web.mona, { address })
  expect(filled.status).toBe(200)
  const shown = await read(filled.text())
  expect(heard(shown)).toContain('This was read from its page. Look it over, then add it.')
  expect(await count(w)).toBe(before)

  const filledIn = {
    ...{ title: typedIn(shown, 'Headline'), publisher: typedIn(shown, 'Publisher') },
    ...{ published_on: typedIn(shown, 'Day of publication'), url: typedIn(shown, 'Address') },
    language: typedIn(shown, 'Language'),
  }
  expect(filledIn).toEqual({
    ...{ title: 'Night trains', publisher: 'The Post', published_on: '2026-02-20' },
    ...{ language: 'de', url: address },
  })
  const text = heard(field(shown, 'Text'))
  expect(text).toContain('The company plans to run 40 night trains by 2031')
  const kept = sent(form(shown, 'Add the article'))
  const fields = { ...filledIn, text, obtained: kept.obtained ?? '' }
  const added = await web.send('POST', '/articles', web.mona, fields)
  expect(added.status).toBe(303)
  const { obtained } = await w.db
    .selectFrom('article_versions')
    .select('obtained')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(obtained).toBe('fetch')

  const again = await web.send('POST', '/articles/new', web.mona, {
    address: `${address}?utm_source=x`,
  })
  expect(again.headers.get('location')).toBe(added.headers.get('location'))
})

test('what cannot be fetched is told at its field, and can be pasted there', async ({ w }) => {
  const web = await world(w.db, {}, { fetchPage: pageFetcher() })
  const answer = await web.send('POST', '/articles/new', web.mona, {
    address: 'http://127.0.0.1/a',
  })
  expect(answer.status).toBe(422)
  const shown = await read(answer.text())
  expect(links(shown)).toMatchObject({
    'This site does not fetch from such an address. Paste the text instead.': '#address',
  })
  for (const label of ['Address of the article', 'Address'])
    expect(typedIn(shown, label)).toBe('http://127.0.0.1/a')
  expect(faultsOf(shown)).toEqual([])
  const none = await web.send('POST', '/articles/new', web.mona, { address: 'the harbour post' })
  expect(none.status).toBe(422)
})

test('a page without an article says so', async ({ w }) => {
  const bare = {
    fetchPage: async (address: string) => ({ address, kind: 'plain' as const, text: ' ' }),
  }
  const web = await world(w.db, {}, bare)
  const answer = await web.send('POST', '/articles/new', web.mona, { address: 'https://a.example' })
  expect(await answer.text()).toContain(
    'No article was found on that page. Paste the text instead.',
  )
})

test('only moderators fetch, and nobody where the site cannot', async ({ w }) => {
  let fetched = 0
  const web = await world(w.db, {}, { fetchPage: async () => expect.unreachable(`${++fetched}`) })
  const ask = { address: 'https://news.example/night-trains' }
  expect((await web.send('POST', '/articles/new', undefined, ask)).status).toBe(401)
  expect((await web.send('POST', '/articles/new', web.bob, ask)).status).toBe(403)
  expect(fetched).toBe(0)
  expect((await w.send('POST', '/articles/new', w.mona, ask)).status).toBe(422)
  const page = await (await w.send('GET', '/articles/new', w.mona)).text()
  expect(page).not.toContain('Fetch the article')
})
