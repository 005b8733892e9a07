import { expect, test } from 'vitest'
import { binary } from '#src/kinds/binary.ts'
import { crowdOf } from '#src/kinds/crowd.ts'
import { anySpec, isKnownKind, kindOf, kinds } from '#src/kinds/index.ts'

const spec = { kind: 'binary' } as const

test('a value is read from a form and from a program alike', () => {
  expect(binary.valueFor().parse({ kind: 'binary', bp: '73,5' })).toEqual({
    kind: 'binary',
    bp: 7350,
  })
  expect(binary.valueFor().parse({ kind: 'binary', bp: 7350 })).toEqual({
    kind: 'binary',
    bp: 7350,
  })
})

test.for([
  {},
  { bp: '73' },
  { kind: 'choice', bp: '73' },
  { kind: 'binary', bp: '73', weight: 2 },
  null,
])('%j is no value', (given) => {
  expect(binary.value.safeParse(given).success).toBe(false)
})

test.for([
  ['yes', true],
  ['no', false],
  [true, true],
  [false, false],
] as const)('the outcome %j is %s', ([given, happened]) => {
  expect(binary.outcomeFor().parse({ kind: 'binary', happened: given })).toEqual({
    kind: 'binary',
    happened,
  })
})

test.for(['', 'maybe', undefined, 1])('the outcome %j is asked for again', (given) => {
  const read = binary.outcomeFor().safeParse({ kind: 'binary', happened: given })
  expect(read.success ? '' : read.error.issues[0]?.message).toBe('Choose yes or no.')
})

test('it is scored by Brier, its worst is its unit', () => {
  const value = (bp: number) => ({ kind: 'binary', bp }) as const
  expect(binary.score(value(7300), { kind: 'binary', happened: true })).toBe(7_290_000)
  expect(binary.score(value(0), { kind: 'binary', happened: true })).toBe(binary.unit())
})

test('the crowd’s value is a whole number of basis points, halves to the even one', () => {
  const crowd = (...bps: number[]) =>
    crowdOf(
      bps.map((bp) => ({ kind: 'binary', bp })),
      spec,
    )
  expect(crowd(7300)).toEqual({ kind: 'binary', bp: 7300 })
  expect(crowd(2000, 2001)).toEqual({ kind: 'binary', bp: 2000 })
  expect(crowd(2001, 2002)).toEqual({ kind: 'binary', bp: 2002 })
})

test('a value lies on one line, at its chance', () => {
  expect(binary.levels({ kind: 'binary', bp: 7300 })).toEqual([7300])
  expect(binary.happened({ kind: 'binary', happened: true })).toEqual([true])
})

test('knowing nothing is half', () => {
  expect(binary.even()).toEqual({ kind: 'binary', bp: 5000 })
})

test('the registry knows its kinds and no other name', () => {
  expect(kindOf(spec)).toBe(binary)
  expect(Object.keys(kinds).every(isKnownKind)).toBe(true)
  expect(isKnownKind('toString')).toBe(false)
  expect(isKnownKind('riddle')).toBe(false)
  expect(anySpec.safeParse({ kind: 'riddle' }).success).toBe(false)
  expect(anySpec.safeParse({ kind: 'binary', more: 1 }).success).toBe(false)
})

test.for([
  [0, '0% says it cannot happen. If it does, this scores 1, the worst there is.'],
  [10_000, '100% says it cannot fail. If it does, this scores 1, the worst there is.'],
  [40, 'or hardly. If it does, this scores almost 1, the worst there is.'],
  [9990, 'or hardly. If it does, this scores almost 1, the worst there is.'],
] as const)('of %d basis points the worst is told as what it would score', ([bp, words]) => {
  expect(binary.doubt({ kind: 'binary', bp })).toContain(words)
  const worst = binary.score({ kind: 'binary', bp }, { kind: 'binary', happened: bp < 5000 })
  expect(words.includes('scores 1,')).toBe(worst === binary.unit())
})
