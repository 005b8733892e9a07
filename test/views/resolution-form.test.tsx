import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import type { Preview } from '#src/resolutions/preview-resolution.ts'
import { english } from '#views/language.ts'
import { type Reader, ReaderContext } from '#views/reader.ts'
import { BeforeSaving } from '#views/resolutions/before-saving.tsx'
import { ResolutionFormPage } from '#views/resolutions/resolution-form-page.tsx'
import { faultsOf } from './faults.ts'
import { binary, forecast, HOSTILE, question } from './props.ts'
import { all, buttons, field, form, heard, links, read, sent } from './reading.ts'

const known_at = new Date('2026-03-01T18:00:05Z')
const yes = { kind: 'binary', happened: true } as const

const resolve = (change: Partial<Parameters<typeof ResolutionFormPage>[0]> = {}) =>
  read(
    <ResolutionFormPage
      {...{ question: question({ phase: 'closed' }), stake: undefined, refusal: undefined }}
      {...{ move: 'resolutions', typed: {}, entries: [], ...change }}
    />,
  )

test('resolving asks for outcome, moment, evidence and reason, and carries the version seen', async () => {
  const shown = await resolve()
  const asked = form(shown, 'See what it will score')
  expect(asked.attributes.action).toBe('/questions/7/resolutions/previews')
  expect(sent(asked)).toEqual({ version: '3', kind: 'binary' })
  for (const name of [
    'Yes, it happened',
    'Annul it instead?',
    'Known at, UTC',
    'Evidence',
    'Reason',
  ])
    expect(field(asked, name)).toBeDefined()
  expect(faultsOf(shown)).toEqual([])
})

test('whoever has a stake is told it; who has none is not', async () => {
  const stake = forecast(binary(7350), '12:00')
  expect(heard(await resolve({ stake }))).toContain('You have a stake here: you said 73.5%.')
  expect(heard(await resolve())).not.toContain('stake')
  expect(heard(await resolve({ stake: forecast(null, '12:00') }))).not.toContain('stake')
})

test('what was refused is kept, with its problem at its field', async () => {
  const fields = { evidence: 'Add the address of a page.', reason: 'Too short.' }
  const refusal = new Refusal('invalid', 'x', 'No.', { fields })
  const typed = { evidence: 'javascript:alert(1)', reason: HOSTILE, happened: 'yes' }
  const shown = await resolve({ refusal, typed })
  expect(field(shown, 'Evidence').attributes).toMatchObject({
    ...{ value: 'javascript:alert(1)', 'aria-invalid': 'true' },
    'aria-describedby': 'evidence-hint evidence-problem',
  })
  expect(heard(field(shown, 'Reason'))).toBe(HOSTILE)
  expect(field(shown, 'Yes, it happened').attributes).toHaveProperty('checked')
  expect(links(shown)).toMatchObject({ [fields.evidence]: '#evidence' })
  expect(faultsOf(shown)).toEqual([])
})

test('the line on a missing outcome leads to its fields', async () => {
  const fields = { happened: 'Choose yes or no.' }
  const shown = await resolve({ refusal: new Refusal('invalid', 'x', 'No.', { fields }) })
  expect(links(shown)).toMatchObject({ [fields.happened]: '#happened' })
  expect(faultsOf(shown)).toEqual([])
})

type Decided = Partial<Omit<Preview['decision'], 'outcome' | 'annulment'>>

const preview = (decided: Decided = {}): Preview => ({
  decision: {
    ...{ version: 3, evidence: 'https://news.example/rain', passage: null, reason: 'It rained.' },
    ...{ outcome: yes, annulment: null, known_at, ...decided },
  },
  ...{ forecasts: 5, counted: 4, people: 1, apart: 0 },
})

test('before saving one reads what it will score, to the second and by number', async () => {
  const shown = await resolve({ preview: preview() })
  expect(heard(shown)).toContain(
    'Outcome Yes, known at 1 Mar 2026, 18:00:05 UTC. It counts 4 of 5 forecasts and scores 1 person.',
  )
  expect(links(shown)['Start again']).toBe('/questions/7/resolutions/new')
  expect(faultsOf(shown)).toEqual([])
})

test('whoever has a zone of their own reads the moment in UTC too, as it was typed', async () => {
  const reader: Reader = {
    ...{ language: english, zone: 'Europe/Berlin', now: known_at },
    ...{ theme: 'system', shortcuts: true },
  }
  const shown = await read(
    <ReaderContext.Provider value={reader}>
      <BeforeSaving move="resolutions" question={question()} typed={{}} preview={preview()} />
    </ReaderContext.Provider>,
  )
  expect(heard(shown)).toContain(
    'known at 1 Mar 2026, 19:00:05 CET (18:00:05 UTC, 2026-03-01). It counts',
  )
})

test('what is confirmed is what was previewed: the same words, and the moment that was shown', async () => {
  const typed = {
    version: '3',
    happened: 'yes',
    reason: HOSTILE,
    known_at: '',
    idempotency_key: 'k',
  }
  const shown = await resolve({ typed, preview: preview() })
  const confirm = form(shown, 'Save the resolution')
  expect(confirm.attributes.action).toBe('/questions/7/resolutions')
  expect(sent(confirm)).toEqual({
    ...{ version: '3', happened: 'yes', reason: HOSTILE },
    known_at: '2026-03-01T18:00:05.000Z',
  })
  expect(all(confirm, 'input').filter(({ attributes }) => attributes.value === 'k')).toEqual([])
  expect(buttons(shown)).toEqual(['Save the resolution'])
})

test('an annulment is confirmed as one', async () => {
  const { decision, ...counts } = preview()
  const annulled = { ...decision, outcome: null, annulment: 'undeterminable' } as const
  const words = heard(await resolve({ preview: { ...counts, decision: annulled } }))
  expect(words).toContain('Annulled as undeterminable. Nobody is scored.')
  expect(words).not.toContain('Outcome')
})
