import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockHash, blocksOf, bodyHash, normalise } from '#src/quotes/blocks.ts'

const kindsOf = (text: string) => blocksOf(text).map(({ kind }) => kind)

test('a text is kept as it is but for its line ends, mark and composition', () => {
  expect(normalise('\ufeffone\r\ntwo\rCafe\u0301')).toBe('one\ntwo\nCafé')
})

test('each line of an unwrapped text is a block, without the space around it', () => {
  const text = 'First line.\n\n  Second line, indented.  \n'
  expect(blocksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'First line.',
    'Second line, indented.',
  ])
})

test('in hard-wrapped text blank lines part the blocks', () => {
  const text = 'This line is\nwrapped by hand.\n\nAnd so is\nthis one here.'
  expect(blocksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'This line is\nwrapped by hand.',
    'And so is\nthis one here.',
  ])
})

test('unwrapped text stays apart by lines where a few of them touch', () => {
  const text = 'One.\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\nSeven.'
  expect(blocksOf(text)).toHaveLength(7)
})

test('long lines are no hard-wrapped text, however they are grouped', () => {
  const line = 'A paragraph as long as they come in most articles that are pasted. '.repeat(3)
  expect(blocksOf(`${line}\n${line}\n\n${line}\n${line}`)).toHaveLength(4)
})

test('a line of spaces parts wrapped blocks like an empty one', () => {
  const text = 'This line is\nwrapped by hand.\n  \n\nAnd so is\nthis one here.'
  expect(blocksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'This line is\nwrapped by hand.',
    'And so is\nthis one here.',
  ])
})

test('offsets are half-open, in order and without white space at the ends', () => {
  const line = fc.string({
    unit: fc.constantFrom('a', '.', ' ', '\t', 'é', '🚆', '-'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n')
      fc.pre(text.trim() !== '')
      const blocks = blocksOf(text)
      const words = blocks.map(({ start, end }) => text.slice(start, end))
      expect(words.every((one) => one !== '' && one === one.trim())).toBe(true)
      expect(words.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      expect(blocks.map(({ index }) => index)).toEqual([...blocks.keys()])
      const borders = blocks.flatMap(({ start, end }) => [start, end])
      expect(borders.toSorted((a, b) => a - b)).toEqual(borders)
    }),
    { numRuns: 500 },
  )
})

test('kinds are told from plain text', () => {
  const text = [
    'Plans',
    'The mayor wants a bridge by 2030.',
    'Also read: Harbour to close',
    'FAQs',
    'Q1: When?',
    'By 2030.',
    'Be the first to comment',
  ].join('\n')
  expect(kindsOf(text)).toEqual([
    'heading',
    'paragraph',
    'related',
    'faq',
    'faq',
    'faq',
    'boilerplate',
  ])
})

test('questions and answers end at the next heading that asks nothing', () => {
  const text = 'FAQ\nWhen will it open?\nIn 2030.\nOutlook\nThe bridge will be long and grey.'
  expect(kindsOf(text)).toEqual(['faq', 'faq', 'faq', 'heading', 'paragraph'])
})

const LONGER = 'A longer line comes after it, with an end mark, so that headings are seen as such.'

test.for([
  ['Subscribe to our newsletter', 'boilerplate'],
  ['Get our daily newsletter', 'boilerplate'],
  ['3 Comments', 'boilerplate'],
  ['No comments yet', 'boilerplate'],
  ['Comments (12)', 'boilerplate'],
  ['Leave a reply', 'boilerplate'],
  ['Share', 'boilerplate'],
  ['Share on Facebook', 'boilerplate'],
  ['ADVERTISEMENT', 'boilerplate'],
  ['Sponsored by Northwind Rail', 'boilerplate'],
  ['Copyright 2026 Harbour Post', 'boilerplate'],
  ['© Harbour Post', 'boilerplate'],
  ['Copyright Harbour Post. All rights reserved.', 'boilerplate'],
  ['Copyright law will change by 2030, the minister says.', 'paragraph'],
  ['Sponsored by the state, the bridge will open in 2030.', 'paragraph'],
  ['Share prices will fall by a third, she expects.', 'paragraph'],
  ['READ MORE: Harbour to close', 'related'],
  ['See also: Harbour to close', 'related'],
  ['Read more about the harbour', 'heading'],
  ['The chief calls it "a plan"', 'heading'],
  ['He said: "It will open."', 'paragraph'],
  ['And then it waited…', 'paragraph'],
  ['x'.repeat(60), 'heading'],
  ['x'.repeat(61), 'paragraph'],
  ['## Will it open?', 'heading'],
  ['#1 in the charts', 'heading'],
] as const)('%j is read as %s', ([line, kind]) => {
  expect(kindsOf(`${line}\n${LONGER}`)).toEqual([kind, 'paragraph'])
})

test('a heading is followed by something longer, except where Markdown marks it', () => {
  expect(kindsOf(`${LONGER}\nOutlook`)).toEqual(['paragraph', 'paragraph'])
  expect(kindsOf('The outlook for 2030\nGrey')).toEqual(['paragraph', 'paragraph'])
  expect(kindsOf(`${LONGER}\n## Outlook`)).toEqual(['paragraph', 'heading'])
})

test.for(['FAQ', 'faqs', 'Frequently asked questions', 'FAQs:', '## FAQs'])(
  '%j begins the questions',
  (line) => {
    expect(kindsOf(`${line}\n## Will it open?\nIn 2030.\n## Outlook\n${LONGER}`)).toEqual([
      'faq',
      'faq',
      'faq',
      'heading',
      'paragraph',
    ])
  },
)

test('what advertises or leads elsewhere does so among questions, too', () => {
  expect(kindsOf('FAQ\nRelated: Harbour\nWhen?\nBe the first to comment')).toEqual([
    'faq',
    'related',
    'faq',
    'boilerplate',
  ])
})

test('a line that only mentions questions begins none', () => {
  expect(kindsOf(`The FAQ says so.\n${LONGER}`)).toEqual(['paragraph', 'paragraph'])
})

test('a text of blank lines is read in the time of a request', () => {
  const begun = performance.now()
  expect(blocksOf(`a\nb\n\nc\nd\n${' \n'.repeat(99_000)}`)).toHaveLength(2)
  expect(() => blocksOf('x\n'.repeat(100_000))).toThrow(/at most .2000. blocks/)
  expect(performance.now() - begun).toBeLessThan(1000)
})

test('the limits themselves are allowed', () => {
  expect(blocksOf('x'.repeat(200_000))).toHaveLength(1)
  expect(blocksOf('x\n'.repeat(2000))).toHaveLength(2000)
})

test('a text that no database keeps is refused', () => {
  expect(() => blocksOf('Words, then \0.')).toThrow('plain text')
})

test('an empty text and an endless one are refused', () => {
  expect(() => blocksOf(' \n ')).toThrow('at least one line')
  expect(() => blocksOf('x'.repeat(200_001))).toThrow(/at most .200000. characters/)
  expect(() => blocksOf('x\n'.repeat(2001))).toThrow(/at most .2000. blocks/)
})

test('the body is the same whatever is advertised around it', () => {
  const plain = 'The mayor wants a bridge by 2030.'
  const dressed = `${plain}\nAlso read: Harbour to close\nBe the first to comment`
  expect(bodyHash(plain, blocksOf(plain))).toBe(bodyHash(dressed, blocksOf(dressed)))
})

test('the body differs by a word or a border of blocks, not by typography', () => {
  const hash = (text: string) => bodyHash(text, blocksOf(text))
  const said = hash('The mayor said “yes” — twice.')
  expect(hash('The mayor  said "yes" - twice.')).toBe(said)
  expect(hash('The mayor said “no” — twice.')).not.toBe(said)
  expect(hash('One thing.\nTwo things.')).not.toBe(hash('One thing. Two things.'))
})

test('a pasted paragraph is recognised whatever its quotation marks and spaces', () => {
  expect(blockHash('He said “yes” —  twice.')).toBe(blockHash(' he said "yes"-twice.'))
  expect(blockHash('He said yes.')).not.toBe(blockHash('He said no.'))
})

test("the starter's article is paragraphs under headings, marked or not", () => {
  const marked = readFileSync('starter/article.md', 'utf8').replace(/^---[\s\S]*?---\s*/, '')
  const kinds = kindsOf(normalise(marked))
  expect(kinds).toEqual(
    marked
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (line.startsWith('## ') ? 'heading' : 'paragraph')),
  )
  expect(kindsOf(marked.replaceAll('## ', ''))).toEqual(kinds)
})

const SOURCE = process.env.CLAIMCAST_SOURCE_ARTICLE ?? '../shared/starter'

// The article belongs to its publisher and never to this project: read where somebody has it.
if (existsSync(`${SOURCE}/source-article.txt`)) {
  test('a real article falls into the blocks that a reader sees', () => {
    const text = normalise(readFileSync(`${SOURCE}/source-article.txt`, 'utf8'))
    const { blocks } = JSON.parse(readFileSync(`${SOURCE}/source-quotes.json`, 'utf8'))
    expect(blocksOf(text)).toEqual(blocks)
  })
} else console.log('No real article beside the project: its blocks are not compared.')
