import { expect, test } from 'vitest'
import { kindOf, type Spec, type Value } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { wordsOf } from '#test/support/words.ts'
import { field, fields, heard, read } from '#test/views/reading.ts'
import { viewOf } from '#views/kinds/index.ts'

const ships: Spec = {
  ...{ kind: 'numeric', low: 1, high: 1000, ends: 'both', axis: 'linear', unit: 'ships' },
}
const wafers: Spec = { ...ships, axis: 'log', unit: 'wafers a month' }
const days: Spec = { kind: 'date', low: '2027-01-01', high: '2027-04-11', ends: 'both' }
const SECOND_OF_MARCH = Date.UTC(2027, 2, 2)

const said = (spec: Spec, typed: object) =>
  parse(kindOf(spec).valueFor(spec), { kind: spec.kind, ...typed }) as Value
const input = (spec: Spec, standing?: Value) => {
  const { Input } = viewOf(spec)
  return read(<Input spec={spec} typed={{}} standing={standing} />)
}

/** What the fields of a form would send, as they are shown. */
async function shownAgain(spec: Spec, standing: Value): Promise<Record<string, string>> {
  const page = await input(spec, standing)
  return Object.fromEntries(
    fields(page).map(({ attributes }) => [attributes.name, attributes.value ?? '']),
  )
}

test.for<[what: string, spec: Spec, typed: object]>([
  ['quantiles', ships, { q_10: '20', q_50: '40', q_90: '70' }],
  ['all five quantiles', ships, { q_10: '20', q_25: '30', q_50: '40', q_75: '50', q_90: '70' }],
  ['chances beyond both ends', ships, { below: '4', above: '6', q_10: '2', q_50: '3', q_90: '9' }],
  ['a tenth above, so that 90% has no value', ships, { above: '10', q_10: '20', q_50: '40' }],
  ['a tenth below, so that 10% has none', ships, { below: '10', q_50: '40', q_90: '70' }],
  ['three decimals, as of a thousand', ships, { q_10: '1.2340', q_50: '2.5', q_90: '3.5' }],
  ['values on an axis of ratios', wafers, { q_10: '7', q_50: '90', q_90: '110' }],
  ['days', days, { above: '5', q_10: '2027-01-11', q_50: '2027-02-20', q_90: '2027-04-01' }],
])('a form shows %s again as they can be sent again', async ([, spec, typed]) => {
  const standing = said(spec, typed)
  expect(said(spec, await shownAgain(spec, standing))).toEqual(standing)
})

test('a curve of a program is shown in fields that can be sent as they stand', async () => {
  for (const [spec, x] of [
    [ships, [1, 33, 1000]],
    [wafers, [1, 7, 1000]],
  ] as const) {
    const again = await shownAgain(spec, said(spec, { x, bps: [0, 3000, 10_000] }))
    expect(Object.values(again).filter(Boolean)).toHaveLength(3)
    expect(said(spec, again)).toMatchObject({ bps: [0, 1000, 5000, 9000, 10_000] })
  }
})

test('every field has its name, and an open end a field for the chance beyond it', async () => {
  const page = await input(ships)
  for (const name of ['10% chance it is below', 'As likely above as below'])
    expect(field(page, name).attributes).toMatchObject({ type: 'text', inputmode: 'decimal' })
  expect(heard(page)).toContain('Chance it lies below 1 ships, in %')
  expect(fields(await input({ ...ships, ends: 'none' }))).toHaveLength(5)
  expect(fields(await input(days))).toHaveLength(7)
})

test('an outcome is told as known: a value, a day, or beyond an end', async () => {
  const told = (spec: Spec, x: number, beyond?: 'low' | 'high') => {
    const { OutcomeInWords } = viewOf(spec)
    return wordsOf(<OutcomeInWords spec={spec} outcome={{ kind: spec.kind, x, beyond } as never} />)
  }
  expect(await told(ships, 61)).toBe('61 ships')
  expect(await told(ships, 1, 'low')).toBe('less than 1 ships')
  expect(await told(ships, 1000, 'high')).toBe('more than 1,000 ships')
  expect(await told(days, SECOND_OF_MARCH)).toBe('2 Mar 2027')
  expect(await told(days, SECOND_OF_MARCH, 'low')).toBe('before 2 Mar 2027')
  expect(await told(days, SECOND_OF_MARCH, 'high')).toBe('after 2 Mar 2027')
})

test('the sum of a score tells an outcome beyond an end as such', () => {
  const number = said(ships, { q_10: '20', q_50: '40', q_90: '70' })
  const day = said(days, { q_10: '2027-01-11', q_50: '2027-02-20', q_90: '2027-04-01' })
  const sum = (spec: Spec, value: Value, x: number) =>
    viewOf(spec).sum(value, { kind: spec.kind, x, beyond: 'high' } as never, spec)
  expect(sum(ships, number, 1000)).toContain('it came to more than 1,000 ships:')
  expect(sum(days, day, Date.UTC(2027, 3, 11))).toContain('it was after 11 Apr 2027:')
})
