import { expect, test } from 'vitest'
import { slug } from '#src/lib/slug.ts'

test.for([
  ['Café: will it open?', 'cafe-will-it-open'],
  ['  Will SpaceX & xAI list?  ', 'will-spacex-xai-list'],
  ["Musk’s plan, OpenAI's answer", 'musks-plan-openais-answer'],
  ['Straße nach København, Łódź', 'strasse-nach-kobenhavn-lodz'],
  ['日本', 'untitled'],
  ['', 'untitled'],
  ['x'.repeat(100), 'x'.repeat(60)],
] as const)('%s becomes %s', ([title, expected]) => {
  expect(slug(title)).toBe(expected)
})

test('a long title is cut at a word', () => {
  const cut = slug('one two three four five six seven eight nine ten eleven twelve thirteen')
  expect(cut.length).toBeLessThanOrEqual(60)
  expect(cut).toMatch(/^one-two-.*-(ten|eleven|twelve)$/)
})
