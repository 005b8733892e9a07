import { existsSync, readFileSync } from 'node:fs'
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

test('an empty text and an endless one are refused', () => {
  expect(() => blocksOf(' \n ')).toThrow('at least one line')
  expect(() => blocksOf('x'.repeat(200_001))).toThrow('at most 200000')
  expect(() => blocksOf('x\n'.repeat(2001))).toThrow('at most 2000 blocks')
})

test('the body is the same whatever is advertised around it', () => {
  const plain = 'The mayor wants a bridge by 2030.'
  const dressed = `${plain}\nAlso read: Harbour to close\nBe the first to comment`
  expect(bodyHash(plain, blocksOf(plain))).toBe(bodyHash(dressed, blocksOf(dressed)))
})

test('a pasted paragraph is recognised whatever its quotation marks and spaces', () => {
  expect(blockHash('He said “yes” —  twice.')).toBe(blockHash(' he said "yes"-twice.'))
  expect(blockHash('He said yes.')).not.toBe(blockHash('He said no.'))
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
