import { expect, test } from 'vitest'
import { newClaim, readDeadline } from '#src/claims/claim.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'

const said = (change: Record<string, unknown> = {}) => ({
  statement: 'Northwind Rail will run 40 night trains by 2031.',
  short: '40 night trains by 2031',
  speaker: 'The chief of Northwind Rail',
  ...change,
})

const refusedFields = (change: Record<string, unknown>) => {
  try {
    parse(newClaim, said(change))
  } catch (error) {
    if (error instanceof Refusal) return error.fields
  }
  return undefined
}

test('a claim without more said is one person’s explicit assertion, without a deadline', () => {
  expect(parse(newClaim, said())).toMatchObject({
    kind: 'explicit',
    stance: 'asserts',
    speaker_kind: 'person',
    reporter: null,
    hedge: null,
    deadline_reading: null,
  })
})

test.for<[what: string, change: Record<string, string>, field: string]>([
  ['no statement', { statement: '' }, 'statement'],
  ['an endless statement', { statement: 'x'.repeat(201) }, 'statement'],
  ['no short name', { short: ' ' }, 'short'],
  ['nobody who says it', { speaker: '' }, 'speaker'],
  ['an unknown stance', { stance: 'shouts' }, 'stance'],
  ['a day that does not exist', { deadline_latest: '2035-02-30' }, 'deadline_latest'],
  ['a reading without its day', { deadline_reading: 'latest' }, 'deadline_reading'],
  [
    'a latest day before the earliest',
    { deadline_earliest: '2035-12-31', deadline_latest: '2034-12-31' },
    'deadline_latest',
  ],
])('%s is refused at its field', ([, change, field]) => {
  expect(Object.keys(refusedFields(change) ?? {})).toEqual([field])
})

test('a deadline has two ends, and is read as one of them', () => {
  const range = { deadline_earliest: '2034-12-31', deadline_latest: '2035-12-31' }
  expect(readDeadline({ ...range, deadline_reading: 'earliest' })).toBe('2034-12-31')
  expect(readDeadline({ ...range, deadline_reading: 'latest' })).toBe('2035-12-31')
  expect(readDeadline({ ...range, deadline_reading: null })).toBeNull()
})

test('where it stands in the text is not for this form to say', () => {
  for (const field of ['anchor', 'start', 'article_id', 'speaker_id'])
    expect(() => parse(newClaim, said({ [field]: '1' }))).toThrow(Refusal)
})
