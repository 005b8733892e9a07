import { expect, test } from 'vitest'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { plain } from '#src/lib/sentence.ts'
import { closeInForce, newQuestion, notOpen, type SeenQuestion } from '#src/questions/question.ts'

const noon = new Date('2026-03-01T12:00Z')
const evening = new Date('2026-03-01T18:00Z')

const asked = (change: Record<string, unknown> = {}) => ({
  claim_id: '7',
  title: 'Will it rain at the harbour on 2 March?',
  criteria: 'YES if rain falls at the harbour station. Otherwise NO.',
  sources: 'The harbour station',
  closes_at: '2026-03-02',
  relation: 'direct',
  ...change,
})

const refusedFields = (change: Record<string, unknown>) => {
  try {
    parse(newQuestion, asked(change))
  } catch (error) {
    if (error instanceof Refusal) return error.fields
  }
  return undefined
}

test('a question is read from a form; what was left empty is null, the kind is binary', () => {
  expect(parse(newQuestion, asked())).toEqual({
    claim_id: 7,
    title: 'Will it rain at the harbour on 2 March?',
    spec: { kind: 'binary' },
    criteria: 'YES if rain falls at the harbour station. Otherwise NO.',
    fine_print: '',
    tags: [],
    sources: 'The harbour station',
    opens_at: null,
    closes_at: new Date('2026-03-02T23:59Z'),
    resolve_by: null,
    relation: 'direct',
    polarity: null,
    decides: null,
    favours: null,
  })
})

test.for<[field: string, given: unknown, words: string]>([
  ['claim_id', '', 'Choose the claim it tests.'],
  ['claim_id', 'first', 'Choose the claim it tests.'],
  ['title', 'Rain?', 'Ask the question in one sentence.'],
  ['title', 'x'.repeat(201), 'Use at most 200 characters.'],
  ['criteria', 'rain', 'Say exactly what makes it YES and what NO.'],
  ['sources', '  ', 'Name at least one source that will tell the outcome.'],
  ['closes_at', 'soon', 'Add when forecasting ends, such as 2027-12-31.'],
  ['closes_at', '2026-02-30', 'Add when forecasting ends, such as 2027-12-31.'],
  ['opens_at', 'now', 'Use a time such as 2027-01-31 12:00; it is read as UTC.'],
  ['relation', 'sibling', 'Choose how it tests the claim.'],
  ['polarity', 'sideways', 'Choose one of those listed.'],
  ['kind', 'poem', 'This kind of question is not known.'],
  ['kind', '__proto__', 'This kind of question is not known.'],
])('%s %j is refused at its field', ([field, given, words]) => {
  const fields = refusedFields({ [field]: given })
  if (given === '' && field === 'claim_id') expect(fields).toHaveProperty('claim_id')
  else expect(fields).toEqual({ [field]: expect.toSatisfy((told) => plain(told) === words) })
})

test('every field that is wrong is named at once', () => {
  expect(Object.keys(refusedFields({ title: '', criteria: '', closes_at: '' }) ?? {})).toEqual([
    'title',
    'criteria',
    'closes_at',
  ])
})

test('a field that the form does not have is refused, not stored', () => {
  expect(() => parse(newQuestion, asked({ scored: 'false' }))).toThrow(Refusal)
})

test('signs that hide what a text says are taken out', () => {
  const { title } = parse(
    newQuestion,
    asked({ title: 'Will\u202e it\u200b rain\u0000 on Monday?' }),
  )
  expect(title).toBe('Will it rain on Monday?')
})

test('the earlier of both closes is in force', () => {
  const closes_at = evening
  expect(closeInForce({ closes_at, closed_early_at: null })).toBe(evening)
  expect(closeInForce({ closes_at, closed_early_at: noon })).toBe(noon)
  expect(closeInForce({ closes_at: noon, closed_early_at: evening })).toBe(noon)
})

test('why nothing is taken names the moments that decided it, to the second', () => {
  const question = { closes_at: evening, closed_early_at: null, opens_at: noon } as SeenQuestion
  expect(
    notOpen(
      { ...question, phase: 'closed' },
      { said: '73%', at: new Date('2026-03-01T18:00:01.4Z') },
    ),
  ).toMatchObject({
    code: 'closed',
    message:
      'Closed at 18:00:00 UTC, 2026-03-01. Your 73% arrived at 18:00:01 UTC, 2026-03-01 and was not saved.',
  })
  expect(notOpen({ ...question, phase: 'scheduled' }, { said: '73%' })).toMatchObject({
    code: 'not_open',
    message:
      'This question has not opened. It opens at 12:00:00 UTC, 2026-03-01. Your 73% was not saved.',
  })
})

test.for([
  ['review', 'This question waits for a moderator, who opens it. Your 73% was not saved.'],
  ['draft', 'This question waits for a moderator, who opens it. Your 73% was not saved.'],
  ['proposed', 'This question takes no more forecasts: its outcome is recorded.'],
] as const)('a question in %s is not said to have closed', ([phase, words]) => {
  const question = { closes_at: evening, closed_early_at: null, opens_at: noon } as SeenQuestion
  const refusal = notOpen({ ...question, phase }, { said: '73%' })
  expect(refusal).toMatchObject({ code: 'not_open', message: expect.stringContaining(words) })
})
