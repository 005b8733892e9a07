import { expect, test } from 'vitest'
import { shortNumber, typedNumber } from '#src/lib/number.ts'

test.for([
  ['12', 12],
  [' 3,5 ', 3.5],
  ['3.5', 3.5],
  ['20 000', 20_000],
  ["1'200'000", 1_200_000],
  ['1 200,5', 1200.5],
  ['−4', -4],
  ['+7', 7],
  ['0,125', 0.125],
] as const)('%j is read as %d', ([typed, number]) => {
  expect(typedNumber(typed)).toEqual({ number })
})

test.for(['', 'twelve', '1e5', '12%', '1.2.3', '1 20', 'Infinity', '.5', '12 ships'])(
  '%j is no number',
  (typed) => {
    expect(typedNumber(typed)).toEqual({ problem: expect.stringContaining('Enter a number') })
  },
)

test('what could be thousands or decimals is asked back, with both readings', () => {
  for (const typed of ['1,200', '1.200'])
    expect(typedNumber(typed)).toEqual({ problem: expect.stringMatching(/1200.* or .*1\.2/) })
})

test('more digits than a number can hold are refused', () => {
  expect(typedNumber('1234567890123456')).toEqual({ problem: expect.stringContaining('digits') })
})

test('a number is told without the noise of its last place', () => {
  expect(shortNumber(0.1 + 0.2)).toBe('0.3')
  expect(shortNumber(1_234_567.8)).toBe('1234570')
})
