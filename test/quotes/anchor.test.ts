import { readFileSync } from 'node:fs'
import fc from 'fast-check'
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
  ['no-break and zero-width spaces', '\u200bplans to\u00a0run 40 night trains by 2031 '],
  ['other capitals', 'PLANS to run 40 Night Trains by 2031'],
  ['line ends', 'plans to run\r\n40 night trains\nby 2031'],
])('a quote is found as typed with %s', ([, quote]) => {
  expect(anchor(quote as string)).toMatchObject({ exact: QUOTE, start: 55, end: 91 })
})

test('straight marks, hyphens and taken-apart letters find what the article prints', () => {
  const text = 'Its chief said: “the café car — a must… — will be on ‘all’ trains”, and left.'
  expect(
    anchor('"the cafe\u0301 car - a must... - will be on \'all\' trains"', text),
  ).toMatchObject({
    exact: '“the café car — a must… — will be on ‘all’ trains”',
    prefix: 'Its chief said: ',
    suffix: ', and left.',
  })
})

test('contexts reach 64 characters, and never into the next block', () => {
  const before = 'b'.repeat(80)
  const after = 'a'.repeat(80)
  expect(anchor(QUOTE, `${before} ${QUOTE} ${after}\nNext line.`)).toMatchObject({
    prefix: `${before.slice(0, 63)} `,
    suffix: ` ${after.slice(0, 63)}`,
  })
  expect(anchor(QUOTE, `Line before.\n${QUOTE}\nLine after.`)).toMatchObject({
    prefix: '',
    suffix: '',
    block: 1,
  })
})

test.for(['faq', 'related', 'boilerplate'] as const)('words of a %s block say so', (kind) => {
  const start = { faq: 'FAQ\n', related: 'Also read: ', boilerplate: 'Subscribe to ' }[kind]
  expect(anchor('many new night trains', `${start}many new night trains`)).toMatchObject({
    block_kind: kind,
  })
})

test('a pasted paragraph alone is a text of one block', () => {
  const [, text] = TEXT.split('\n') as [string, string]
  const block = { index: 7, kind: 'quotation', start: 0, end: text.length } as const
  expect(makeAnchor({ text, blocks: [block], quote: QUOTE })).toMatchObject({
    start: 12,
    end: 48,
    block: 7,
    block_kind: 'quotation',
  })
})

test('each part of a block that is long enough is found where it stands', () => {
  const block = TEXT.split('\n')[1] as string
  const first = TEXT.indexOf(block)
  fc.assert(
    fc.property(fc.nat(block.length - 30), fc.integer({ min: 30, max: 98 }), (from, length) => {
      const quote = block.slice(from, from + length).trim()
      const start = first + block.indexOf(quote)
      expect(anchor(quote)).toMatchObject({ exact: quote, start, end: start + quote.length })
    }),
  )
})

test.for([
  ['x'.repeat(20 - ' is it'.length), undefined],
  ['x'.repeat(19 - ' is it'.length), 'too_short'],
  ['x'.repeat(300 - ' is it'.length), undefined],
  ['x'.repeat(301 - ' is it'.length), 'too_long'],
] as const)('20 to 300 characters: %s', ([word, problem]) => {
  const quote = `${word} is it`
  const made = anchor(quote, `Here: ${quote}, we read.`)
  expect('problem' in made ? made.problem : undefined).toBe(problem)
})

test('words that are too long only as the article spaces them are refused', () => {
  const text = `The company plans${' '.repeat(300)}to run 40 night trains.`
  expect(anchor('plans to run 40 night trains', text)).toEqual({ problem: 'too_long' })
})

test('dashes part words, marks alone are none', () => {
  const text = 'Railway—Northwind’s – announced. “… … … … … … … … …”'
  expect(anchor('railway - northwind’s - announced', text)).toMatchObject({ start: 0 })
  expect(anchor('... ... ... ... ... ...', text)).toEqual({ problem: 'too_few_words' })
})

test.for([
  ['by 2031', 'too_short'],
  ['', 'too_short'],
  [`${QUOTE} `.repeat(10), 'too_long'],
  ['incomprehensibilities everywhere', 'too_few_words'],
  ['well-known incomprehensibilities', 'too_few_words'],
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

test('the nearest passage counts whole words, whatever marks stand beside them', () => {
  expect(anchor('“critics” – they all doubt that it would hold!')).toEqual({
    problem: 'not_found',
    nearest: 'Critics doubt that the plan will hold.',
  })
})

test('words that share nothing with the article have no nearest passage', () => {
  expect(anchor('an elephant swims across a river')).toEqual({
    problem: 'not_found',
    nearest: undefined,
  })
})

test('a place in one block is taken where the words also run across two', () => {
  const text = 'He said that it will open\nvery soon, as planned.\nIt will open very soon.'
  expect(anchor('it will open very soon', text)).toMatchObject({ block: 2, start: 49 })
})

test('a chosen place has to be one of the places', () => {
  const text = `${TEXT}\nThe chief repeated that it plans to run 40 night trains by 2031.`
  expect(anchor(QUOTE, text, 56)).toMatchObject({ problem: 'ambiguous' })
})

test('contexts are told apart by their sides', () => {
  const text = `Trains: ${QUOTE} at last.\nTrains: ${QUOTE}\n${QUOTE} trains: at last.`
  expect(anchor(QUOTE, text, 8)).toMatchObject({ start: 8 })
  const swapped = `Soon ${QUOTE} as said.\nSoon as ${QUOTE} said.`
  expect(anchor(QUOTE, swapped, 5)).toMatchObject({ start: 5, prefix: 'Soon ' })
})

test('contexts that differ in typography alone are the same', () => {
  const text = `“Soon” ${QUOTE} — yes.\n"Soon" ${QUOTE} - yes.`
  expect(anchor(QUOTE, text, 7)).toMatchObject({ problem: 'ambiguous', places: [{}, {}] })
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
