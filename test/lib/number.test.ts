import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asTyped, shortNumber, typedNumber } from '#src/lib/number.ts'
import { plain } from '#src/lib/sentence.ts'

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

test('each of both readings is read when it is written as told', () => {
  for (const typed of ['1,200', '1.234', '-12,345']) {
    const asked = typedNumber(typed) as { problem: string }
    const readings = plain(asked.problem).match(/-?\d[\d.]*(?= or|\?)/g) as string[]
    const bare = typed.replace(',', '.')
    expect(readings.map((one) => typedNumber(one))).toEqual([
      { number: Number(bare.replace('.', '')) },
      { number: Number(bare) },
    ])
  }
})

test('a number as it is shown in a field is read again, to twelve digits', () => {
  expect([1.234, 12, 0.1 + 0.2, 1e-7, 1200, -3.5].map(asTyped)).toEqual([
    ...['1.2340', '12', '0.3', '0.0000001', '1200', '-3.5'],
  ])
  const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((x) => (x === 0 ? 1 : x))
  fc.assert(
    fc.property(numbers, (x) => {
      const read = typedNumber(asTyped(x)) as { number: number }
      expect(Math.abs(read.number / x - 1)).toBeLessThan(1e-11)
    }),
    { numRuns: 1000 },
  )
})

test('more digits than a number can hold are refused', () => {
  expect(typedNumber('1234567890123456')).toEqual({ problem: expect.stringContaining('digits') })
})

test('a number is told without the noise of its last place', () => {
  expect(shortNumber(0.1 + 0.2)).toBe('0.3')
  expect(shortNumber(1_234_567.8)).toBe('1234570')
})
