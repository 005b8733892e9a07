import { expect, test } from 'vitest'
import type { Question } from '#src/db/schema.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { readDecision, refuseBadMoment } from '#src/resolutions/resolution.ts'

const question = { spec: { kind: 'binary' }, opens_at: new Date('2026-03-01T00:00Z') } as Question
const form = (change: Record<string, string> = {}) => ({
  ...{ version: '3', kind: 'binary', happened: 'no', evidence: 'https://news.example/a' },
  reason: 'The station reports nothing at all.',
  ...change,
})

test('an outcome is read with its grounds', () => {
  expect(readDecision(question, form({ known_at: '2026-03-01 17:30', passage: ' Dry. ' }))).toEqual(
    {
      ...{ version: 3, outcome: { kind: 'binary', happened: false }, annulment: null },
      ...{
        known_at: new Date('2026-03-01T17:30Z'),
        evidence: 'https://news.example/a',
        passage: 'Dry.',
      },
      reason: 'The station reports nothing at all.',
    },
  )
})

test('left empty, known-at is for the database to say', () => {
  expect(readDecision(question, form({ known_at: '' })).known_at).toBeNull()
  expect(readDecision(question, form()).known_at).toBeNull()
})

test('an annulment needs no outcome and gets none', () => {
  const { happened: _, kind: __, ...grounds } = form({ annulment: 'undeterminable' })
  expect(readDecision(question, grounds)).toMatchObject({
    outcome: null,
    annulment: 'undeterminable',
  })
  expect(readDecision(question, form({ annulment: 'flawed' }))).toMatchObject({ outcome: null })
})

test.for<[what: string, change: Record<string, string>, field: string]>([
  ['no version', { version: 'x' }, 'version'],
  ['no evidence', { evidence: 'see the papers' }, 'evidence'],
  ['a reason of spaces', { reason: ' '.repeat(40) }, 'reason'],
  ['an endless reason', { reason: 'x'.repeat(2001) }, 'reason'],
  ['an endless passage', { passage: 'x'.repeat(1001) }, 'passage'],
  ['an unknown outcome', { happened: 'perhaps' }, 'happened'],
  ['a field of its own', { state: 'final' }, 'state'],
])('%s is refused at its field', ([, change, field]) => {
  expect(() => readDecision(question, form(change))).toThrow(
    expect.objectContaining({ kind: 'invalid', fields: { [field]: expect.any(String) } }),
  )
})

const now = new Date('2026-03-02T00:00Z')
const happened = { kind: 'binary', happened: true } as const
const known = (at: string, outcome: Outcome | null) => () =>
  refuseBadMoment({ outcome, known_at: new Date(at) }, question, now)

test('a moment lies between the opening and now', () => {
  for (const fine of ['2026-03-01T00:00Z', '2026-03-01T12:00Z', '2026-03-02T00:00Z'])
    expect(known(fine, happened)).not.toThrow()
  expect(known('2026-03-02T00:00:00.001Z', happened)).toThrow(
    "in the future: the site's clock says 00:00:00 UTC, 2026-03-02",
  )
  expect(known('2026-02-28T23:59:59.999Z', happened)).toThrow(
    'The question opened at 00:00:00 UTC, 2026-03-01',
  )
})

test('that a question is to be annulled may be known before it opened, but not in the future', () => {
  expect(known('2026-02-28T23:59:59.999Z', null)).not.toThrow()
  expect(known('2026-03-02T00:00:00.001Z', null)).toThrow('in the future')
})
