import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { QuestionPage } from '#views/questions/question-page.tsx'
import { faultsOf } from './faults.ts'
import {
  actor,
  binary,
  claim,
  crowd,
  FROM_THE_RIGHT,
  forecast,
  HOSTILE,
  hiddenCrowd,
  LONG_WORD,
  question,
} from './props.ts'
import { all, headings, heard, links, one, read } from './reading.ts'

const asked = { number: 1, made_at: new Date('2026-02-28T00:00Z'), handle: 'alice', body: null }

type Props = Parameters<typeof QuestionPage>[0]

/** A claim of these props with where it is quoted from. */
const quoted = (change: Parameters<typeof claim>[0] = {}) => ({
  ...claim(change),
  ...{ slug: 'harbour', title: 'The harbour' },
})

const page = (change: Partial<Props> = {}) =>
  read(
    <QuestionPage
      {...{ question: question(), crowd: crowd(), points: [], mine: [], claims: [quoted()] }}
      {...{
        revisions: [asked],
        entries: [],
        own: undefined,
        actor: undefined,
        sawCrowd: false,
        range: 'all',
      }}
      {...{ refusal: undefined, typed: {}, now: new Date('2026-03-01T18:00Z') }}
      {...change}
    />,
  )

const final: TellingEntry = {
  ...{ id: 1, question_id: 7, question_version: 3, round: 1, kind: 'final', preset: 'club' },
  ...{ actor_id: 3, outcome: { kind: 'binary', happened: true }, annulment: null },
  ...{ known_at: new Date('2026-03-01T18:00Z'), evidence: null, passage_sha256: null },
  ...{ reason_sha256: '', made_at: new Date('2026-03-02T09:30Z') },
  ...{ handle: 'mona', reason: 'It rained.', passage: null },
}

const own: Props['own'] = {
  score: {
    ...{ id: 1, question_id: 7, round: 1, rule_set: 'rules/1', forecaster: 'person', person_id: 2 },
    ...{
      compared: true,
      average: 729e6,
      active_ms: 1,
      coverage: 1e10,
      peer: 420e6,
      peer_coverage: 1e10,
    },
    ...{ vs_median: 0, vs_median_of_others: 0, vs_crowd: 0, vs_crowd_coverage: 0 },
    made_at: new Date(0),
  },
  ...{ outcome: { kind: 'binary', happened: true }, before: 2e9, after: 1.5e9 },
  pieces: [
    {
      ...{ value: binary(7300), share: 1, score: 0.0729, earned: 0.042 },
      ...{ from: new Date('2026-03-01T12:00Z'), to: new Date('2026-03-01T18:00Z') },
    },
  ],
  ...{ log: 0.3147, last: 0.0729, place: 3, people: 12 },
  halfway: { at: new Date('2026-03-01T12:00Z'), score: 0.0729, hasEnded: false },
}

const mine = [forecast(null, '13:00'), forecast(binary(7300), '12:00')]
const points = [0, 30].map((minute) => ({
  ...{ id: minute, question_id: 7, value: binary(6000 + minute), forecasters: 2, middle: null },
  made_at: new Date(Date.UTC(2026, 2, 1, 12, minute)),
}))

test('what a question is about comes in one order: forecast, crowd, rules, claims', async () => {
  const shown = await page()
  expect(headings(shown)).toEqual([
    ...['1 Will it rain?', '2 Your forecast', '2 The crowd', '2 How it resolves', '3 Sources'],
    '2 The claims it tests',
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('a resolved question begins with one’s own score and the outcome', async () => {
  const shown = await page({
    own,
    mine,
    points,
    entries: [final],
    question: question({ phase: 'final' }),
  })
  expect(headings(shown).slice(0, 4)).toEqual([
    ...['1 Will it rain?', '2 Your score', '2 Outcome', '2 Your forecast'],
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('the fullest page has each id once, whoever moderates and whatever was refused', async () => {
  const fields = { reason: 'Too short.', closes_at: 'A close moves later only.', bp: 'Too much.' }
  const shown = await page({
    ...{ mine, points, actor: actor('moderator'), typed: { reason: 'x' } },
    question: question({ reviewed_at: null, fine_print: 'A\nB', precheck: 'Look.' }),
    refusal: new Refusal('invalid', 'x', 'No.', { fields }),
  })
  expect(faultsOf(shown)).toEqual([])
  expect(links(shown)).toMatchObject({ 'Too short.': '#reason', 'Too much.': '#bp' })
})

const state = async (change: Parameters<typeof question>[0]) =>
  heard(all(await page({ question: question(change) }), 'p')[0] ?? '')

const FAR = new Date('2999-01-01T00:00Z')

test('the state says when it closes, closed or was to close', async () => {
  expect(await state({ closes_at: FAR })).toMatch(/^open Closes 1 Jan 2999, 00:00 UTC \(in /)
  expect(await state({ phase: 'scheduled', closes_at: FAR })).toMatch(/^not open yet Closes 1 Jan/)
  expect(await state({ phase: 'closed', closes_at: new Date('2026-01-01T00:00Z') })).toMatch(
    /^closed, not resolved yet Closed 1 Jan 2026/,
  )
  expect(await state({ phase: 'final', closes_at: FAR })).toMatch(
    /^resolved Was to close 1 Jan 2999/,
  )
})

test('a question that does not count says so, and what that means', async () => {
  const shown = await page({ question: question({ reviewed_at: null, scored: false }) })
  expect(heard(shown)).toContain('open unreviewed not scored')
  expect(links(shown).unreviewed).toBe('/help#unreviewed')
  expect(heard(await page())).not.toMatch(/unreviewed|not scored/)
})

test('rules, fine print and sources stand line by line', async () => {
  const told = {
    criteria: 'YES if rain.\n\nOtherwise NO.',
    fine_print: 'Hail\n\nSnow',
    sources: 'One\nTwo',
  }
  const shown = await page({ question: question(told), revisions: [] })
  expect(all(shown, 'li').map(heard)).toEqual(['Hail', 'Snow', 'One', 'Two'])
  expect(all(shown, 'p').map(heard)).toEqual(
    expect.arrayContaining(['YES if rain.', 'Otherwise NO.']),
  )
  expect(heard(shown)).toContain('with a reason and evidence, by 9 Mar 2026, 00:00 UTC')
  expect(headings(await page())).not.toContain('3 Fine print')
})

test('the wording has a history of who asked and who clarified', async () => {
  const clarified = { ...asked, number: 2, handle: 'mona', made_at: new Date('2026-03-01T00:00Z') }
  expect(all(await page({ revisions: [clarified, asked] }), 'ol').map(heard)).toEqual([
    'Clarified by mona, 1 Mar 2026, 00:00 UTC Asked by alice, 28 Feb 2026, 00:00 UTC',
  ])
})

test('each claim is quoted and leads to its page; without claims nothing is headed so', async () => {
  const shown = await page()
  expect(heard(one(shown, 'blockquote'))).toBe('will open in June')
  expect(links(shown)['Harbour in June']).toBe('/claims/5')
  expect(links(shown)['The harbour']).toBe('/articles/harbour#claim-5')
  expect(headings(await page({ claims: [] }))).not.toContain('2 The claims it tests')
})

test('quote and title are in the language of the article', async () => {
  const shown = await page({ claims: [quoted({ language: 'de' })] })
  expect(one(shown, 'blockquote').attributes.lang).toBe('de')
  const article = all(shown, 'a').find((link) => heard(link) === 'The harbour')
  expect(article?.attributes.lang).toBe('de')
})

test('where the crowd is hidden, nothing on the page tells it', async () => {
  const shown = await page({ crowd: hiddenCrowd, actor: actor('member') })
  expect(all(shown, 'svg', 'table')).toEqual([])
  expect(heard(shown).replace('in %', '')).not.toContain('%')
})

test('a guest and a member see no tools of moderators', async () => {
  for (const who of [undefined, actor('member')])
    expect(headings(await page({ actor: who }))).not.toContain('2 For moderators')
  expect(headings(await page({ actor: actor('moderator') }))).toContain('2 For moderators')
})

test.for([
  ['hostile', HOSTILE],
  ['very long', LONG_WORD],
  ['right-to-left', FROM_THE_RIGHT],
] as const)('%s words are whole and only words, wherever people write', async ([, words]) => {
  const told = { title: words, criteria: words, fine_print: words, sources: words, precheck: words }
  const shown = await page({
    ...{ question: question(told), claims: [quoted({ short: words, anchor: { exact: words } })] },
    ...{ revisions: [{ ...asked, handle: words }], typed: { bp: words }, actor: actor('admin') },
    entries: [{ ...final, handle: words, reason: words, passage: words }],
  })
  expect(headings(shown)[0]).toBe(`1 ${words}`)
  expect(heard(shown).split(words).length).toBeGreaterThan(9)
  expect(faultsOf(shown)).toEqual([])
})
