import { expect, test } from 'vitest'
import { newArticle } from '#src/articles/article.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'

const pasted = (change: Record<string, unknown> = {}) => ({
  title: 'Northwind Rail opens its books',
  publisher: 'The Harbour Post',
  published_on: '2026-02-20',
  text: 'Northwind Rail opened its books on Monday.',
  ...change,
})

const refusedFields = (change: Record<string, unknown>) => {
  try {
    parse(newArticle, pasted(change))
  } catch (error) {
    if (error instanceof Refusal) return error.fields
  }
  return undefined
}

test('what is not said is kept as quotes only, in English, without an address', () => {
  expect(parse(newArticle, pasted())).toMatchObject({
    rights: 'quote_only',
    rights_basis: null,
    language: 'en',
    url: null,
    author: null,
  })
})

test('the whole text is kept only on a stated ground', () => {
  expect(refusedFields({ rights: 'full_text', rights_basis: ' ' })).toHaveProperty('rights_basis')
  expect(parse(newArticle, pasted({ rights: 'full_text', rights_basis: 'own' }))).toMatchObject({
    rights: 'full_text',
  })
})

test.for<[field: string, given: unknown]>([
  ['title', ''],
  ['title', 'x'.repeat(301)],
  ['publisher', ' \n '],
  ['published_on', '20 February'],
  ['published_on', '2026-02-30'],
  ['url', 'javascript:alert(1)'],
  ['url', 'data:text/html,x'],
  ['url', 'https://user:secret@news.example/'],
  ['url', 'news.example/story'],
  ['language', 'English'],
  ['language', 'en"><script>'],
  ['rights', 'everything'],
  ['text', ''],
  ['text', ' \n\t '],
  ['text', 'x'.repeat(1_000_001)],
])('%s %# is refused at its field', ([field, given]) => {
  expect(Object.keys(refusedFields({ [field]: given }) ?? {})).toEqual([field])
})

test('the text is not changed on the way in; its spaces and lines are part of it', () => {
  const text = '  A line.\r\n\r\n\tAnother – “quoted” one.  '
  expect(parse(newArticle, pasted({ text })).text).toBe(text)
})

test('who added it and as what is not for the form to say', () => {
  for (const field of ['added_by', 'kind', 'slug', 'id'])
    expect(() => parse(newArticle, pasted({ [field]: '1' }))).toThrow(Refusal)
})
