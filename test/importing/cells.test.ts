import { expect, test } from 'vitest'
import { readChance, readOutcome, readTime } from '#src/importing/cells.ts'
import { plain } from '#src/lib/sentence.ts'

const problemOf = (cell: { problem: string } | { value: unknown }) =>
  'problem' in cell ? plain(cell.problem) : undefined

test.for<[typed: string, bp: number]>([
  ['0', 0],
  ['1', 10_000],
  ['0.73', 7300],
  ['.5', 5000],
  ['0,735', 7350],
  ['73%', 7300],
  ['73.5 %', 7350],
  ['100%', 10_000],
  ['1e-2', 100],
])('the probability %s is %i basis points', ([typed, bp]) => {
  expect(readChance(typed)).toEqual({ value: { bp, rounded: false } })
})

test('more digits than basis points hold are rounded, and that is known', () => {
  expect(readChance('0.33333')).toEqual({ value: { bp: 3333, rounded: true } })
  expect(readChance('66.6667%')).toEqual({ value: { bp: 6667, rounded: true } })
  expect(readChance('1e-9')).toEqual({ value: { bp: 0, rounded: true } })
  expect(readChance('0.1234')).toEqual({ value: { bp: 1234, rounded: false } })
})

test.for([
  ['73', 'is above 1'],
  ['101%', 'is above 1'],
  ['1.0001', 'is above 1'],
  ['-0.1', 'is no number'],
  ['likely', 'is no number'],
  ['0.5.1', 'is no number'],
  ['', 'is missing'],
])('the probability "%s" is none: it %s', ([typed = '', words = '']) => {
  expect(problemOf(readChance(typed))).toContain(words)
})

test('outcomes are read in the words that files have for them', () => {
  for (const typed of ['yes', 'YES', 'true', 'True', '1'])
    expect(readOutcome(typed)).toEqual({ value: 'yes' })
  for (const typed of ['no', 'No', 'false', '0'])
    expect(readOutcome(typed)).toEqual({ value: 'no' })
  expect(readOutcome('')).toEqual({ value: 'unresolved' })
  for (const typed of ['annulled', 'Ambiguous'])
    expect(readOutcome(typed)).toEqual({ value: 'annulled' })
  expect(problemOf(readOutcome('42'))).toBe('The outcome "42" is neither yes nor no.')
})

const AT = Date.UTC(2026, 2, 1, 18, 30)
test.for([
  '2026-03-01T18:30Z',
  '2026-03-01T18:30:00.000Z',
  '2026-03-01 18:30:00',
  '2026-03-01 18:30:00 UTC',
  '2026-03-01 18:30:0',
  '2026-03-01 18:30:00.000249+00:00',
  '2026-03-01T19:30+01:00',
  '2026-03-01T13:00-0530',
  '1772389800',
  '1772389800000',
])('%s is the same moment however it is written', (typed) => {
  expect(readTime(typed)).toEqual({ value: AT })
})

test('a day alone begins at midnight, and as a close ends with its last moment', () => {
  expect(readTime('2026-03-01')).toEqual({ value: Date.UTC(2026, 2, 1) })
  expect(readTime('2026-03-01', 'ends')).toEqual({ value: Date.UTC(2026, 2, 2) - 1 })
  expect(readTime('')).toEqual({ value: null })
})

test.for(['yesterday', '2026-02-30', '2026-13-01', '01.03.2026', '2026-03-01 25:00', '12', '9e99'])(
  '"%s" is no time',
  (typed) => {
    expect(problemOf(readTime(typed))).toBe(`"${typed}" is no time such as 2026-03-01T18:00Z.`)
  },
)

test('a problem quotes no more than the beginning of a long cell', () => {
  expect(problemOf(readOutcome('x'.repeat(1000)))?.length).toBeLessThan(100)
})
