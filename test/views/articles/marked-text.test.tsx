import { expect, test } from 'vitest'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Block } from '#src/db/schema.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { MarkedText } from '#views/articles/marked-text.tsx'
import { QuotesInContext } from '#views/articles/quotes-in-context.tsx'

const TEXT = 'The harbour will open in June. Trains will follow by 2031.'
const blocks = [{ index: 0, kind: 'paragraph', start: 0, end: TEXT.length }] as Block[]

const claim = (id: number, exact: string, change: object = {}) =>
  ({
    id,
    anchor: {
      ...{ exact, start: TEXT.indexOf(exact), end: TEXT.indexOf(exact) + exact.length },
      ...{ state: 'exact', prefix: 'The ', suffix: ' in June' },
      ...change,
    },
  }) as QuotedClaim
const question = (claim_id: number, phase: string) =>
  ({ claim_id, phase, spec: { kind: 'binary' } }) as LinkedQuestion

const shown = async (claims: QuotedClaim[], questions: LinkedQuestion[] = [], text = TEXT) => {
  const told = { text, language: 'en', blocks, claims, questions, crowds: new Map() }
  return String(await (<MarkedText {...told} />))
}

test('a claim’s words lead to its card, and say for the ear what they are', async () => {
  const page = await shown([claim(7, 'will open in June')], [question(7, 'open')])
  expect(page.replace(/<span class="beside".*?<\/span>/, '')).toContain(
    'The harbour <a class="mark" id="claim-7" href="#claim-card-7">will open in June<span class="visually-hidden"> (claim: 1 question, open)</span></a>. Trains',
  )
})

test('without marks the text is whole, and its language is told', async () => {
  expect(await shown([])).toBe(`<div class="article-text" lang="en"><p>${TEXT}</p></div>`)
})

test('where claims overlap, each is reached once and none stands in another', async () => {
  const page = await shown([
    claim(7, 'will open in June. Trains'),
    claim(9, 'Trains will follow by 2031'),
  ])
  expect(page.match(/id="claim-7"/g)).toHaveLength(1)
  expect(page.match(/id="claim-9"/g)).toHaveLength(1)
  expect(page).not.toMatch(/<a [^>]*>[^<]*<a /)
  expect(
    page.replace(/<span class="visually-hidden">.*?<\/span>/g, '').replace(/<[^>]+>/g, ''),
  ).toBe(TEXT)
})

test('claims with the same words share one link, and both can be reached', async () => {
  const page = await shown([claim(7, 'will open in June'), claim(9, 'will open in June')])
  expect(page).toContain('id="claim-7"')
  expect(page).toContain('<span id="claim-9"></span>')
  expect(page.match(/<a /g)).toHaveLength(1)
})

test.for(['ambiguous', 'orphan'])('words whose place is %s are not marked', async (state) => {
  expect(await shown([claim(7, 'will open in June', { state })])).not.toContain('class="mark"')
})

test('markup in a text is shown, not obeyed', async () => {
  const text = TEXT.replace('harbour', '<b>oat</b>')
  expect(await shown([], [], text)).toContain('&lt;b&gt;oat&lt;/b&gt;')
})

const inContext = async (url: string | null) =>
  String(
    await (
      <QuotesInContext
        article={{ url, language: 'de' } as never}
        claims={[claim(7, 'will open in June')]}
        questions={[]}
        crowds={new Map()}
      />
    ),
  )

test('where no text is kept, a quote stands between the words around it and leads there', async () => {
  const page = await inContext('https://news.example/a')
  expect(page).toContain('lang="de"')
  expect(page).toContain('<strong>will open in June</strong>')
  expect(page).toContain('href="https://news.example/a#:~:text=')
  expect(page).toContain('rel="nofollow ugc noopener"')
})

test('an article without an address leads nowhere', async () => {
  expect(await inContext(null)).not.toContain('Read it there')
})
