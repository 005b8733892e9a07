import { expect, test } from 'vitest'
import type { ReadVersion } from '#src/articles/queries.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { faultsOf } from '#test/views/faults.ts'
import { actor, article, claim, FROM_THE_RIGHT, HOSTILE, linked, told } from '#test/views/props.ts'
import {
  all,
  buttons,
  field,
  form,
  headings,
  heard,
  links,
  one,
  read,
  sent,
} from '#test/views/reading.ts'
import { ArticleFormPage } from '#views/articles/article-form-page.tsx'
import { ArticleList } from '#views/articles/article-list.tsx'
import { ArticlePage } from '#views/articles/article-page.tsx'
import { QuotesInContext } from '#views/articles/quotes-in-context.tsx'

const TEXT = 'The harbour will open in June. Trains will follow.'

const NOTHING = { questions: [], crowds: new Map() }

const version = (text: string | null): ReadVersion => ({
  ...{ id: 1, article_id: 4, text, text_sha256: '', body_sha256: '', obtained: 'paste' },
  made_at: new Date(0),
  blocks: [{ version_id: 1, index: 0, kind: 'paragraph', start: 0, end: TEXT.length, sha256: '' }],
})

type Change = Partial<Parameters<typeof ArticlePage>[0]>

const page = (change: Change = {}) =>
  read(
    <ArticlePage
      {...{ article: article(), version: version(TEXT), claims: [claim()], questions: [linked()] }}
      told={told({ crowds: new Map() })}
      actor={undefined}
      {...change}
    />,
  )

test('an article tells its publisher, author and day, and leads to the original', async () => {
  const shown = await page({ article: article({ author: 'A. Writer' }) })
  expect(heard(shown)).toContain('The Paper, A. Writer, 1 Jan 2026 · the original')
  expect(links(shown)['the original']).toBe('https://news.example/a')
  expect(all(shown, 'time')[0]?.attributes.datetime).toBe('2026-01-01')
  expect(headings(shown)).toEqual(['1 The harbour', '2 Claims', '3 Harbour in June'])
  expect(faultsOf(shown)).toEqual([])
})

test('an estimated day says so, and between which days it lies', async () => {
  const estimate = { published_is_estimate: true, published_from: '2025-12-20' }
  const shown = await page({ article: article({ ...estimate, published_to: '2026-01-10' }) })
  expect(heard(shown)).toContain('about 1 Jan 2026 (between 20 Dec 2025 and 10 Jan 2026)')
  expect(heard(await page({ article: article(estimate) }))).not.toContain('between')
})

test('a mark leads to the card of its claim, and the card is there', async () => {
  const shown = await page()
  const [mark] = all(shown, 'a').filter(({ attributes }) => attributes.id === 'claim-5')
  expect(mark?.attributes.href).toBe('#claim-card-5')
  expect(one(shown, 'article').attributes.id).toBe('claim-card-5')
})

test('a question stands under the claim that it tests and under no other', async () => {
  const claims = [claim(), claim({ id: 6, short: 'Trains by 2031' })]
  const [first, second] = all(await page({ claims }), 'article').map(heard)
  expect(first).toContain('Will it rain?')
  expect(second).toContain('No question tests this claim yet.')
  expect(second).not.toContain('Will it rain?')
})

test('a question on two claims has one row, in the card of the first', async () => {
  const claims = [claim(), claim({ id: 6, short: 'Trains by 2031' })]
  const questions = [linked({ claim_id: 6 }), linked()]
  const shown = await page({ claims, questions })
  expect(faultsOf(shown)).toEqual([])
  expect(all(shown, 'article').map((card) => all(card, 'form').length)).toEqual([1, 0])
  for (const card of all(shown, 'article')) expect(heard(card)).toContain('Will it rain?')
})

test('a summary says that its words are nobody’s but ours', async () => {
  const summary = await page({ article: article({ kind: 'summary' }) })
  expect(heard(summary)).toContain("They are not the publisher's words")
  expect(heard(await page())).not.toContain('our own summary')
})

test('an article without claims says so; one without address leads nowhere', async () => {
  const shown = await page({ article: article({ url: null }), claims: [] })
  expect(heard(shown)).toContain('No claims quoted yet.')
  expect(links(shown)).toEqual({})
})

/** What everybody has in the card of a claim. */
const SAVE = ['Save']

test('a moderator quotes and drops the text; a member and a guest read', async () => {
  const own = await page({ actor: actor('moderator') })
  expect(links(own)).toHaveProperty(
    ['Make the selected words a claim'],
    '/articles/harbour/claims/new',
  )
  expect(sent(form(own, 'Drop the text, keep the quotes'))).toEqual({ rights: 'quote_only' })
  for (const who of [undefined, actor('member'), actor('moderator', { barred: true })]) {
    const seen = await page({ actor: who })
    expect(buttons(seen)).toEqual(SAVE)
    expect(links(seen)).not.toHaveProperty(['Make the selected words a claim'])
  }
})

test('there is nothing to drop where only quotes are kept, nor of the starter', async () => {
  const moderator = { actor: actor('moderator') }
  expect(buttons(await page({ ...moderator, version: version(null) }))).toEqual(SAVE)
  expect(buttons(await page({ ...moderator, article: article({ starter_key: 'A1' }) }))).toEqual(
    SAVE,
  )
})

test('where only quotes are kept, the text is nowhere and each quote stands in its context', async () => {
  const shown = await page({ version: version(null), article: article({ summary: 'A\n\nB' }) })
  expect(heard(shown)).not.toContain('Trains will follow')
  expect(heard(shown)).toContain(
    '… The harbour will open in June (claim: 1 question, open). Trains …',
  )
  expect(all(shown, 'p').map(heard)).toEqual(expect.arrayContaining(['A', 'B']))
  expect(faultsOf(shown)).toEqual([])
})

test('a hostile article and quote are words, wherever they stand', async () => {
  const words = { title: HOSTILE, publisher: HOSTILE, author: HOSTILE, summary: HOSTILE }
  const anchor = { exact: HOSTILE, prefix: HOSTILE, suffix: HOSTILE }
  const claims = [claim({ short: HOSTILE, speaker: HOSTILE, anchor })]
  const shown = await page({ article: article(words), version: version(null), claims })
  expect(headings(shown)[0]).toBe(`1 ${HOSTILE}`)
  expect(all(shown, 'blockquote').map(heard)).toEqual([HOSTILE])
  expect(faultsOf(shown)).toEqual([])
})

test('the address of a hostile quote holds its words and stays with its publisher', async () => {
  const anchor = { exact: `${HOSTILE}, "a"-b&c`, prefix: '', suffix: '' }
  const context = { article: article(), claims: [claim({ anchor })], ...NOTHING }
  const address = links(await read(<QuotesInContext {...context} />))['Read it there'] as string
  expect(address).toMatch(/^https:\/\/news\.example\/a#:~:text=[^<>"&]*$/)
  expect(decodeURIComponent(address)).toContain(HOSTILE)
})

const listed = (change: object = {}) => ({ ...article(), claims: 2, ...change })

type ListChange = Partial<Parameters<typeof ArticleList>[0]>

const list = (change: ListChange = {}) =>
  read(
    <ArticleList
      {...{ articles: [listed()], total: 1, after: undefined, actor: undefined }}
      {...{ filter: { q: '', publisher: '', ignored: [] }, publishers: ['The Paper'] }}
      open={new Map([[4, 3]])}
      {...change}
    />,
  )

test('the list leads to each article, counts its claims and what is open on them', async () => {
  const articles = [listed(), listed({ id: 5, slug: 'rain', title: FROM_THE_RIGHT, claims: 1 })]
  const shown = await list({ articles, total: 30, after: '20454.4' })
  expect(links(shown)).toEqual({
    'The harbour': '/articles/harbour',
    [FROM_THE_RIGHT]: '/articles/rain',
    'Show more': '/articles?after=20454.4',
  })
  expect(all(shown, 'li').map(heard)).toEqual([
    'The harbour The Paper, 1 Jan 2026 · 2 claims · 3 open questions',
    `${FROM_THE_RIGHT} The Paper, 1 Jan 2026 · 1 claim · 0 open questions`,
  ])
  expect(heard(shown)).toContain('30 articles')
  expect(faultsOf(shown)).toEqual([])
})

test('what is sought stays in the fields and in the address of the rest', async () => {
  const filter = { q: HOSTILE, publisher: 'Gone & Sons', ignored: [] }
  const shown = await list({ filter, after: '1.1' })
  expect(field(shown, 'Words').attributes).toMatchObject({ value: HOSTILE, maxlength: '200' })
  expect(heard(field(shown, 'Publisher'))).toBe('all Gone & Sons The Paper')
  const more = new URL(links(shown)['Show more'] as string, 'http://site.test')
  expect(Object.fromEntries(more.searchParams)).toEqual({
    ...{ q: HOSTILE, publisher: 'Gone & Sons', after: '1.1' },
  })
  expect(faultsOf(shown)).toEqual([])
})

test('where nothing fits, the list says what to leave out and what was not understood', async () => {
  const filter = { q: 'tide', publisher: 'The Paper', ignored: [`q=${'x'.repeat(300)}`] }
  const shown = await list({ articles: [], total: 0, filter })
  expect(links(shown)).toEqual({
    'the words "tide"': '/articles?publisher=The+Paper',
    'the publisher "The Paper"': '/articles?q=tide',
  })
  expect(heard(shown)).toMatch(/known here: q=x{78}… \(too long\)/)
})

test('an empty list says who fills it, and only they are led there', async () => {
  const empty = (who?: ReturnType<typeof actor>) =>
    list({ articles: [], total: 0, publishers: [], actor: who })
  expect(heard(await empty())).toContain('No articles yet. A moderator adds them.')
  expect(links(await empty(actor('member')))).toEqual({})
  expect(links(await empty(actor('moderator')))).toEqual({ 'Add an article': '/articles/new' })
})

test('an article is in English unless its form says otherwise', async () => {
  const shown = async (typed: Record<string, string>) =>
    field(await read(<ArticleFormPage canFetch refusal={undefined} typed={typed} />), 'Language')
      .attributes
  expect(await shown({})).toMatchObject({ name: 'language', value: 'en' })
  expect(await shown({ language: 'de' })).toMatchObject({ value: 'de' })
})

test('a refused article keeps what was pasted, and names the field that is wrong', async () => {
  const refusal = new Refusal('invalid', 'url', 'No.', { fields: { url: 'That is no address.' } })
  const typed = { url: 'javascript:alert(1)', text: `</textarea>${HOSTILE}`, rights: 'full_text' }
  const shown = await read(<ArticleFormPage canFetch {...{ refusal, typed }} />)
  expect(field(shown, 'Address').attributes).toMatchObject({
    ...{ value: 'javascript:alert(1)', 'aria-invalid': 'true' },
    'aria-describedby': 'url-hint url-problem',
  })
  expect(heard(field(shown, 'Text, pasted'))).toBe(typed.text)
  expect(links(shown)).toEqual({ 'That is no address.': '#url' })
  expect(faultsOf(shown)).toEqual([])
})
