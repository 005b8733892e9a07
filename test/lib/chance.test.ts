import { expect, test } from 'vitest'
import { chance } from '#src/lib/chance.ts'
import { plain } from '#src/lib/sentence.ts'

const read = (given: unknown) => {
  const { success, data, error } = chance.safeParse(given)
  return success ? data : plain(error?.issues[0]?.message ?? '')
}

test.for([
  ['73', 7300],
  ['73%', 7300],
  ['73 %', 7300],
  ['  73  ', 7300],
  ['.73', 7300],
  [',73', 7300],
  ['73,5', 7350],
  ['73.25', 7325],
  ['73.250', 7325],
  ['0', 0],
  ['0%', 0],
  ['100', 10_000],
  ['100.00', 10_000],
  ['0.4%', 40],
  ['99.5', 9950],
  ['0.73%', 73],
  ['1%', 100],
  ['.005', 50],
  ['2', 200],
] as const)('%j is read as %i basis points', ([typed, bp]) => {
  expect(read(typed)).toBe(bp)
})

test.for([
  ['0.73', 'Do you mean 0.73% or 73%?'],
  ['0,5', 'Do you mean 0.5% or 50%?'],
  ['1', 'Do you mean 1% or 100%?'],
  ['1.0', 'Do you mean 1% or 100%?'],
] as const)('%j could be a share or a percentage and is asked back', ([typed, words]) => {
  expect(read(typed)).toContain(words)
})

test.for([
  '101',
  '-5',
  '7:3',
  'maybe',
  '',
  ' ',
  '.',
  '%',
  '1e1',
  '0x10',
  '73%%',
  '7 3',
  '٧٣',
  'NaN',
])('%j is answered with an example', (typed) => {
  expect(read(typed)).toBe('Enter a chance from 0 to 100, such as 73 or 73%.')
})

test('more than two decimals are answered with the nearest that can be kept', () => {
  expect(read('73.456')).toBe('Use at most two decimals, such as 73.46.')
})

test.for([
  [7300, 7300],
  [0, 0],
  [10_000, 10_000],
] as const)('the number %i is basis points', ([given, bp]) => {
  expect(read(given)).toBe(bp)
})

test.for([-1, 10_001, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'the number %d is refused',
  (given) => {
    expect(typeof read(given)).toBe('string')
  },
)

test.for([null, undefined, true, {}, [7300]])('%j is no chance', (given) => {
  expect(chance.safeParse(given).success).toBe(false)
})
