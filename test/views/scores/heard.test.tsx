import { expect, test } from 'vitest'
import type { Outcome } from '#src/kinds/index.ts'
import type { RecordLine } from '#src/scores/track-record.ts'
import { skillOf } from '#src/scoring/skill.ts'
import { faultsOf } from '#test/views/faults.ts'
import { binary, HOSTILE, LONG_WORD, options, question } from '#test/views/props.ts'
import { all, headings, heard, links, one, read } from '#test/views/reading.ts'
import { OwnScorePart, type OwnScoreProps } from '#views/scores/own-score.tsx'
import { ScoreSum } from '#views/scores/score-sum.tsx'
import { TrackRecordPart } from '#views/scores/track-record.tsx'
import { recordOf } from './records.ts'

const yes: Outcome = { kind: 'binary', happened: true }
const stood = { from: new Date('2026-03-01T12:00Z'), to: new Date('2026-03-01T18:00Z') }
const pieces = [{ value: binary(7300), share: 1, score: 0.0729, earned: 0.042, ...stood }]

const score: OwnScoreProps['own']['score'] = {
  ...{ id: 1, question_id: 7, round: 1, rule_set: 'rules/1', forecaster: 'person', person_id: 2 },
  ...{
    compared: true,
    average: 729e6,
    active_ms: 1,
    coverage: 64e8,
    peer: 420e6,
    peer_coverage: 1e10,
  },
  ...{ vs_median: 0, vs_median_of_others: 0, vs_crowd: 0, vs_crowd_coverage: 0 },
  made_at: new Date(0),
}

const own = (change: Partial<OwnScoreProps['own']> = {}) =>
  read(
    <OwnScorePart
      question={question({ phase: 'final' })}
      own={{
        score,
        outcome: yes,
        pieces,
        log: 0.3147,
        last: 0.0729,
        halfway: { at: new Date('2026-03-01T12:00Z'), score: 0.0729, hasEnded: false },
        before: 2e9,
        after: 1.5e9,
        place: 3,
        people: 12,
        ...change,
      }}
    />,
  )

test('each number of one’s own score leads to what it means', async () => {
  const shown = await own()
  expect(headings(shown)).toEqual(['2 Your score'])
  expect(links(shown)).toEqual({
    'Brier score': '/help#brier-score',
    'Brier board': '/leaderboards?around=me',
    points: '/help#skill-points',
    Coverage: '/help/scoring#over-time',
    'To the median': '/help/scoring#relative',
    'To the crowd': '/help/scoring#relative',
    'Log score': '/help/scoring#log-score',
    'First forecast': '/help/scoring#over-time',
    Halfway: '/help/scoring#over-time',
    'Last before the end': '/help/scoring#schedule',
  })
  expect(faultsOf(shown)).toEqual([])
})

test('a place among one is a place among one person', async () => {
  expect(heard(await own({ place: 1, people: 1 }))).toContain(
    'place 1 of 1 person on the Brier board',
  )
})

test('a mean that fell and one that rose are told the same way', async () => {
  expect(heard(await own({ before: 1e9, after: 2.5e9 }))).toContain('went from 0.100 to 0.250')
})

const sum = (told: Partial<Parameters<typeof ScoreSum>[0]> = {}) =>
  read(
    <ScoreSum spec={{ kind: 'binary' }} {...{ pieces, outcome: yes, average: 729e6, ...told }} />,
  )

test('the stretches of a changed mind are a list, their sum a sentence', async () => {
  const changed = [
    { value: binary(6000), share: 0.25, score: 0.16 },
    { value: binary(9000), share: 0.75, score: 0.01 },
  ]
  const shown = await sum({ pieces: changed, average: 475e6 })
  expect(all(shown, 'li').map(heard)).toEqual([
    'For 25% of your time: You said 60%, it happened: (1 − 0.6)² = 0.160',
    'For 75% of your time: You said 90%, it happened: (1 − 0.9)² = 0.010',
  ])
  expect(heard(one(shown, 'strong'))).toBe('0.048')
  expect(faultsOf(shown)).toEqual([])
})

test('the sum of a hostile option is words', async () => {
  const spec = options('choice', HOSTILE, LONG_WORD)
  const value = { kind: 'choice' as const, bps: [7300, 2700] }
  const outcome = { kind: 'choice' as const, option: 0 }
  const shown = await sum({ spec, outcome, pieces: [{ value, share: 1, score: 0.0729 }] })
  expect(heard(shown)).toContain(`You gave "${HOSTILE}" 73%, and it came about`)
  expect(faultsOf(shown)).toEqual([])
})

const line = (change: Partial<RecordLine> = {}): RecordLine => ({
  ...{ ...score, cluster: 'a', title: 'Will it rain?', spec: { kind: 'binary' }, outcome: yes },
  ...{ opens_at: new Date(0), closes_at: new Date(1), closed_early_at: null },
  ...{ known_at: new Date(0), resolved_at: new Date('2026-03-02T09:30Z'), pieces, tags: [] },
  ...change,
})

type Told = Partial<Parameters<typeof TrackRecordPart>[0]>

const record = (lines: RecordLine[], told: Told = {}) =>
  read(
    <TrackRecordPart
      {...{ handle: 'ada', role: 'member', lines, minimum: 3, open: undefined }}
      record={recordOf({ questions: lines.length })}
      {...told}
    />,
  )

test('a record is headed by its person, then by each question, which it leads to', async () => {
  const shown = await record([line(), line({ question_id: 8, title: 'Will it snow?' })])
  expect(headings(shown)).toEqual([
    ...['1 ada', '2 Calibration', '2 By topic and year', '2 Resolved forecasts'],
    ...['3 Will it rain?', '3 Will it snow?'],
  ])
  expect(links(shown)).toMatchObject({
    'Will it rain?': '/questions/7-will-it-rain',
    'Will it snow?': '/questions/8-will-it-snow',
    Coverage: '/help#coverage',
  })
  expect(faultsOf(shown)).toEqual([])
})

test('whoever decides about others says so, a member is only a member', async () => {
  expect(headings(await record([], { role: 'moderator' }))).toEqual(['1 ada moderator'])
  expect(headings(await record([], { role: 'admin' }))).toEqual(['1 ada admin'])
  expect(headings(await record([]))).toEqual(['1 ada'])
})

test('enough separate events are no longer provisional', async () => {
  const results = ['a', 'b', 'c'].map((cluster) => ({ relative: 0.1, coverage: 1, cluster }))
  const lines = [line()]
  const proven = recordOf({ skill: skillOf(results) })
  const words = heard(await record(lines, { record: proven }))
  expect(words).toContain('over 3 separate events')
  expect(words).not.toContain('provisional')
})

test('separate events without a standing forecast for half of the time are provisional', async () => {
  const brief = ['a', 'b', 'c'].map((cluster) => ({ relative: 0.1, coverage: 0.4, cluster }))
  const lines = [line()]
  const short = recordOf({ coverage: 4e9, skill: skillOf(brief) })
  expect(heard(await record(lines, { record: short }))).toContain(
    'provisional: forecasts stood for 1.2 of 1.5 whole questions',
  )
})

test('what has no mean yet shows a dash, not a nought', async () => {
  const lines = [line()]
  const none = recordOf({ mean: undefined, coverage: undefined })
  const words = all(await record(lines, { record: none }), 'dd').map(heard)
  expect(words[0]).toMatch(/^– over 1 question/)
  expect(words[1]).toMatch(/^– of the questions' time/)
})

test('a hostile title and handle of a record are words', async () => {
  const shown = await record([line({ title: HOSTILE })], { handle: HOSTILE })
  expect(headings(shown)).toEqual([
    ...[`1 ${HOSTILE}`, '2 Calibration', '2 By topic and year', '2 Resolved forecasts'],
    `3 ${HOSTILE}`,
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('one’s own record lists what one forecasts on open questions, and that only oneself sees it', async () => {
  const open = [
    {
      ...{ id: 9, title: 'Will it hail?', spec: { kind: 'binary' as const } },
      ...{ closes_at: new Date('2026-03-05T00:00Z'), value: binary(4250) },
    },
  ]
  const shown = await record([line()], { open })
  expect(headings(shown)).toContain('2 Your open forecasts')
  expect(heard(shown)).toContain('Only you see these here. Will it hail? 42.5% · closes 5 Mar 2026')
  expect(links(shown)['Will it hail?']).toBe('/questions/9-will-it-hail')
  expect(heard(await record([line()], { open: [] }))).toContain('None now. Open questions')
  expect(headings(await record([line()]))).not.toContain('2 Your open forecasts')
  expect(faultsOf(shown)).toEqual([])
})

test('where not all is shown the page counts every question and leads to the rest', async () => {
  const after = '1772323200000.7'
  const part = await record([line()], { record: recordOf({ questions: 40 }), after })
  expect(heard(part)).toContain('over 40 questions')
  expect(links(part)['Show more']).toBe('/forecasters/ada?after=1772323200000.7')
  expect(links(await record([line()]))).not.toHaveProperty(['Show more'])
})
