import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isSameClaim, makeAnchor, sharedPart } from '#src/quotes/anchor.ts'
import { blocksOf } from '#src/quotes/blocks.ts'

const TEXT = `Northwind Rail opened its books on Monday.
The company plans to run 40 night trains by 2031, its chief said. Fares will not rise before then.
Critics doubt that the plan will hold.`
const QUOTE = 'plans to run 40 night trains by 2031'

const anchor = (quote: string, text = TEXT, at?: number) =>
  makeAnchor({ text, blocks: blocksOf(text), quote, at })

test('a quote is tied to its place, with what stands around it in its block', () => {
  expect(anchor(QUOTE)).toEqual({
    exact: QUOTE,
    prefix: 'The company ',
    suffix: ', its chief said. Fares will not rise before then.',
    start: 55,
    end: 91,
    block: 1,
    block_kind: 'paragraph',
  })
})

test('typed with other spaces, marks and case, the article keeps its own characters', () => {
  expect(anchor('Plans to  run 40 night trains by 2031')).toMatchObject({ exact: QUOTE })
})

test.for([
  ['by 2031', 'too_short'],
  [`${QUOTE} `.repeat(10), 'too_long'],
  ['incomprehensibilities everywhere', 'too_few_words'],
  ['on Monday.\nThe company plans', 'two_blocks'],
  ['will build a bridge to the moon', 'not_found'],
] as const)('%j is refused: %s', ([quote, problem]) => {
  expect(anchor(quote)).toMatchObject({ problem })
})

test('words that are not there are answered with the sentence they are nearest to', () => {
  expect(anchor('plans to run 50 night trains by 2031')).toEqual({
    problem: 'not_found',
    nearest: 'The company plans to run 40 night trains by 2031, its chief said.',
  })
})

test('words that stand twice need a choice', () => {
  const text = `${TEXT}\nThe chief repeated that it plans to run 40 night trains by 2031.`
  const refused = anchor(QUOTE, text)
  expect(refused).toMatchObject({ problem: 'ambiguous', places: [{ block: 1 }, { block: 3 }] })
  expect(anchor(QUOTE, text, 55)).toMatchObject({ start: 55 })
})

test('where even the words around are the same, no choice is kept', () => {
  const text = `${TEXT}\n${TEXT.split('\n')[1]}`
  expect(anchor(QUOTE, text, 55)).toMatchObject({ problem: 'ambiguous' })
})

test('a context never ends inside a character', () => {
  const text = `${'x'.repeat(10)}${'🚆'.repeat(40)} plans to run many night trains ${'🚆'.repeat(40)}`
  const made = anchor('plans to run many night trains', text)
  expect(made).toHaveProperty('prefix')
  expect(JSON.stringify(made).isWellFormed()).toBe(true)
})

test.for([
  [{ start: 0, end: 10 }, { start: 5, end: 25 }, 0.5],
  [{ start: 0, end: 10 }, { start: 10, end: 20 }, 0],
  [{ start: 0, end: 10 }, { start: 2, end: 8 }, 1],
] as const)('%j and %j share %d', ([a, b, expected]) => {
  expect(sharedPart(a, b)).toBe(expected)
  expect(isSameClaim(a, b)).toBe(expected >= 0.8)
})

test('every quote of the starter stands once in its article', () => {
  const { claims } = JSON.parse(readFileSync('starter/claims.json', 'utf8'))
  const article = readFileSync('starter/article.md', 'utf8').replace(/^---[\s\S]*?---\s*/, '')
  for (const { key, anchor: quoted } of claims)
    expect(anchor(quoted.quote, article), key).toMatchObject({ exact: quoted.quote })
})
