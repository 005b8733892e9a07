import { expect, test } from 'vitest'
import { crowdOf } from '#src/kinds/crowd.ts'
import { kindOf, kinds, type Value } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { plain } from '#src/lib/sentence.ts'

const specOf = (change: object = {}) =>
  parse(kinds.date.spec, {
    kind: 'date',
    low: '2027-01-01',
    high: '2027-04-11',
    ends: 'high',
    ...change,
  })
const spec = specOf()
const date = kindOf(spec)
const day = (typed: string) => Date.parse(`${typed}T00:00Z`)
const quantiles = { q_10: '2027-01-11', q_50: '2027-02-20', q_90: '2027-04-01' }
const said = (fields: object) => parse(kinds.date.valueFor(spec), { kind: 'date', ...fields })
const outcome = (x: unknown) => parse(kinds.date.outcomeFor(spec), { kind: 'date', x })

function problemOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return plain(Object.values(error.fields).join(' '))
    throw error
  }
  return ''
}

test('days part the chances; a day is the instant it begins, in UTC', () => {
  expect(said({ ...quantiles, above: '5' })).toEqual({
    kind: 'date',
    x: ['2027-01-01', '2027-01-11', '2027-02-20', '2027-04-01', '2027-04-11'].map(day),
    bps: [0, 1000, 5000, 9000, 9500],
  })
})

test('what is no day, or out of order, is refused with what it should be', () => {
  expect(problemOf(() => said({ ...quantiles, q_50: 'in spring' }))).toMatch(/such as 2027-06-30/)
  expect(problemOf(() => said({ ...quantiles, q_50: '2027-02-31' }))).toMatch(/such as 2027-06-30/)
  expect(problemOf(() => said({ ...quantiles, q_90: '2027-02-01' }))).toMatch(
    /2027-02-01 is not above 2027-02-20/,
  )
  expect(problemOf(() => specOf({ high: '2026-12-31' }))).toMatch(/last day lies after the first/)
  expect(problemOf(() => specOf({ low: 'soon' }))).toMatch(/such as 2027-06-30/)
})

test('an outcome is a day, or later than an open end', () => {
  expect(outcome('2027-02-20')).toEqual({ kind: 'date', x: day('2027-02-20') })
  expect(outcome('> 2027-04-11')).toEqual({ kind: 'date', x: day('2027-04-11'), beyond: 'high' })
  expect(problemOf(() => outcome('2026-12-31'))).toMatch(/annul it as flawed/)
})

test('days are scored by their distance on the range, without losing digits', () => {
  const point = {
    kind: 'date' as const,
    x: [0, 40, 40, 100].map((n) => day('2027-01-01') + n * 864e5),
  }
  const value = { ...point, bps: [0, 0, 10_000, 10_000] }
  const came = { kind: 'date' as const, x: day('2027-01-01') + 65 * 864e5 }
  expect(date.score(value, came, spec) / date.unit(spec)).toBe(0.25)
  expect(date.landed?.(came, spec)).toBe(6500)
  expect(date.onAxis(value, came, spec)?.came).toBe(came.x)
  const after = { ...came, beyond: 'high' as const }
  expect(date.onAxis(value, after, spec)?.came).toBe(Number.POSITIVE_INFINITY)
})

test('it is told in days, drawn by its middle, and pooled like numbers', () => {
  const value = said(quantiles) as Value
  expect(date.words(value, spec)).toBe('2027-01-11 / 2027-02-20 / 2027-04-01 (10 / 50 / 90%)')
  expect(date.levels(value)).toEqual([5000])
  expect(crowdOf([value], spec)).toEqual(value)
  expect(date.doubt(value, spec)).toBeUndefined()
  expect(date.even(spec)).toMatchObject({ bps: [0, 10_000] })
  expect(date.happened({ kind: 'date', x: 0 }, spec)).toEqual([])
  expect(date.options(spec)).toEqual([])
})
