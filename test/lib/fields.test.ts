import { expect, test } from 'vitest'
import type { ZodType } from 'zod'
import { day, instant, link, optionalText, text } from '#src/lib/fields.ts'
import { plain } from '#src/lib/sentence.ts'

const read = (schema: ZodType, given: unknown) => {
  const result = schema.safeParse(given)
  return result.success ? result.data : plain(`refused: ${result.error.issues[0]?.message}`)
}
const words = text(20, { missing: 'Say something.', min: 3 })

test.for([
  ['  hello  ', 'hello'],
  ['Cafe\u0301', 'Café'],
  ['a\r\nb', 'a\nb'],
  ['safe\u202egnp', 'safegnp'],
  ['no\u0000null', 'nonull'],
  ['zero\u200bwidth', 'zerowidth'],
] as const)('%j is kept as %j', ([typed, kept]) => {
  expect(read(words, typed)).toBe(kept)
})

test.for([
  ['ab', 'refused: Say something.'],
  ['  \u200b ', 'refused: Say something.'],
  [undefined, 'refused: Say something.'],
  ['x'.repeat(21), 'refused: Use at most 20 characters.'],
] as const)('%j is %s', ([typed, answer]) => {
  expect(read(words, typed)).toBe(answer)
})

test('a text that may be missing is null when it is', () => {
  expect(read(optionalText(5), undefined)).toBeNull()
  expect(read(optionalText(5), '  ')).toBeNull()
  expect(read(optionalText(5), ' abc ')).toBe('abc')
  expect(read(optionalText(5), 'abcdef')).toBe('refused: Use at most 5 characters.')
})

test.for([
  ['2027-12-31', '2027-12-31T23:59:00.000Z'],
  ['2027-12-31 18:00', '2027-12-31T18:00:00.000Z'],
  ['2027-12-31T18:00:30', '2027-12-31T18:00:30.000Z'],
  ['2027-12-31T18:00Z', '2027-12-31T18:00:00.000Z'],
  ['2027-12-31T18:00+02:00', '2027-12-31T16:00:00.000Z'],
  ['2027-12-31T18:00:30.125Z', '2027-12-31T18:00:30.125Z'],
] as const)('the time %s is read as %s', ([typed, at]) => {
  expect(read(instant('When?'), typed)).toEqual(new Date(at))
})

test.for(['', 'tomorrow', '31.12.2027', '2027-13-01', '2027-12-31 25:00', '1700000000', undefined])(
  '%j is no time',
  (typed) => {
    expect(read(instant('When?'), typed)).toBe('refused: When?')
  },
)

test.for(['9999-12-31', '9999-12-31 23:59-14:00', '2201-01-01', '1899-12-31', '0000-01-01'])(
  '%s lies too far away, and that is said',
  (typed) => {
    expect(read(instant('When?'), typed)).toBe('refused: Use a year from 1900 to 2200.')
    expect(read(day('Which day?'), typed.slice(0, 10))).toBe(
      'refused: Use a year from 1900 to 2200.',
    )
  },
)

test('the first and the last day are days', () => {
  for (const last of ['1900-01-01', '2200-12-31']) {
    expect(read(day('Which day?'), last)).toBe(last)
    expect(read(instant('When?'), last)).toEqual(new Date(`${last}T23:59Z`))
  }
})

test('a day is a day', () => {
  expect(read(day('Which day?'), '2026-05-13')).toBe('2026-05-13')
  expect(read(day('Which day?'), '2026-5-13')).toBe('refused: Which day?')
  expect(read(day('Which day?'), '2026-02-31')).toBe('refused: Which day?')
  expect(read(instant('When?'), '2026-02-31 12:00')).toBe('refused: When?')
})

test.for([
  ['https://news.example/a?b=c#d', 'https://news.example/a?b=c#d'],
  [' http://news.example ', 'http://news.example/'],
] as const)('the link %s is kept', ([typed, kept]) => {
  expect(read(link('No link.'), typed)).toBe(kept)
})

test.for([
  'javascript:alert(1)',
  'data:text/html,hello',
  'ftp://news.example',
  '//news.example',
  'news.example',
  'https://user:secret@news.example',
  `https://news.example/${'x'.repeat(2000)}`,
  '',
])('%s is no link to show', (typed) => {
  expect(read(link('No link.'), typed)).toBe('refused: No link.')
})
