import { expect, test } from 'vitest'
import type { Outcome, Spec } from '#src/kinds/index.ts'
import type { Piece, Stretch } from '#src/scores/own-score.ts'
import type { RecordLine } from '#src/scores/track-record.ts'
import { wordsOf } from '#test/support/words.ts'
import { OwnScorePart, type OwnScoreProps } from '#views/scores/own-score.tsx'
import { ScoreSum } from '#views/scores/score-sum.tsx'
import { TrackRecordPart } from '#views/scores/track-record.tsx'
import { recordOf } from './records.ts'

const spec: Spec = { kind: 'binary' }
const yes: Outcome = { kind: 'binary', happened: true }
const no: Outcome = { kind: 'binary', happened: false }
const piece = (bp: number, share = 1, score = 0): Piece => ({
  value: { kind: 'binary', bp },
  share,
  score,
})

const stretch = (bp: number, told: Partial<Stretch> = {}): Stretch => ({
  ...{ ...piece(bp, 1, 0.0729), earned: 0.042 },
  ...{ from: new Date('2026-03-01T12:00Z'), to: new Date('2026-03-01T18:00Z') },
  ...told,
})

const sum = async (pieces: Piece[], outcome: Outcome, average: number | null) =>
  wordsOf(<ScoreSum {...{ spec, pieces, outcome, average }} />)

test('one forecast that stood alone is one line that anybody can check', async () => {
  expect(await sum([piece(7300)], yes, 729e6)).toContain('(1 − 0.73)² = 0.073')
  expect(await sum([piece(7300)], no, 5329e6)).toContain('0.73² = 0.533')
})

test('a changed mind is a weighted sum, whose weights and terms are all there', async () => {
  const words = await sum([piece(6000, 0.25, 0.16), piece(9000, 0.75, 0.01)], yes, 475e6)
  expect(words).toContain('For 25% of your time:')
  expect(words).toContain('For 75% of your time:')
  expect(words).toContain('Weighted by time: 0.250 × 0.160 + 0.750 × 0.010 = 0.048')
})

test('a moment’s share is not shown as none', async () => {
  const words = await sum([piece(6000, 0.0004, 0.16), piece(9000, 0.9996, 0.01)], yes, 100e6)
  expect(words).toContain('For 0.04% of your time:')
})

test('a forecast that came too late says why it has no score', async () => {
  for (const pieces of [[], [piece(9000)]])
    expect(await sum(pieces, yes, null)).toBe(
      'Your forecast came after the outcome was knowable, so it does not count.',
    )
})

const scores = {
  ...{ coverage: 64e8, peer_coverage: 5e9, vs_median: 1e8, vs_median_of_others: 3e8 },
  ...{ vs_crowd: -2e8, vs_crowd_coverage: 5e9 },
}

const own = (
  change: Partial<OwnScoreProps['own']> = {},
  audience: OwnScoreProps['question']['audience'] = 'everybody',
) =>
  wordsOf(
    <OwnScorePart
      question={{ id: 7, spec, audience } as OwnScoreProps['question']}
      own={
        {
          score: { ...scores, average: 729e6, peer: 420e6 },
          outcome: yes,
          pieces: [stretch(7300)],
          ...{ log: 0.3147, last: 0.0729 },
          halfway: { at: new Date('2026-03-01T12:00Z'), score: 0.0729, hasEnded: false },
          before: 2e9,
          after: 1.5e9,
          place: 3,
          people: 12,
          ...change,
        } as OwnScoreProps['own']
      }
    />,
  )

const SUM = 'You said 73%, it happened: (1 − 0.73)² = 0.073'
const OTHER_SCORES = [
  'Log score 0.315; not ranked, since one slip near certainty would outweigh all else',
  'First forecast 0.073; not ranked, since it knows nothing of updating',
  'Halfway 0.073 at 1 Mar 2026, 12:00 UTC , which the schedule announces as its middle; not ranked, since it knows nothing of the rest',
  'Last before the end 0.073; not ranked, since it would pay to wait until all is clear',
  'What stood in the scored time Stood You said Score Of your time',
].join(' ')
const STOOD = '1 Mar 2026, 12:00 UTC to 1 Mar 2026, 18:00 UTC 73% 0.073 100%'

test('a forecaster reads the sum, the mean before and after, the place, the points and what else was scored', async () => {
  expect(await own()).toBe(
    [
      `Your score ${SUM} Your mean Brier score went from 0.200 to 0.150 .`,
      'You stand at place 3 of 12 people on the Brier board .',
      'Beside the others on this question you earned +4.2 points .',
      'Every score, and which forecast stood when Coverage 64% of the schedule, 50% beside others',
      'To the median +1.0; to that of the others +3.0',
      'To the crowd −2.0, beside the crowd as it was published',
      `${OTHER_SCORES} Points ${STOOD} +4.2`,
    ].join(' '),
  )
})

test('of a question for oneself no board and no others are told', async () => {
  const pieces = [stretch(7300, { earned: undefined })]
  for (const audience of ['oneself', 'link'] as const)
    expect(await own({ pieces }, audience)).toBe(
      `Your score ${SUM} It counts for yourself alone. Every score, and which forecast stood when Coverage 64% of the schedule ${OTHER_SCORES} ${STOOD}`,
    )
})

test('without a crowd or a last forecast it is said, and a value that names no chance has no log score', async () => {
  const words = await own({
    score: { ...scores, average: 729e6, peer: 0, vs_crowd_coverage: 0 } as never,
    ...{ last: null, log: null },
  })
  expect(words).toContain('To the crowd no crowd was published while you stood')
  expect(words).toContain('Last before the end nothing stood')
  expect(words).not.toContain('Log score')
})

test('halfway nothing stood, or the question had ended by then: it says which', async () => {
  const at = new Date('2026-03-01T12:00Z')
  const nothing = await own({ halfway: { at, score: null, hasEnded: false } })
  expect(nothing).toContain(
    'Halfway nothing stood at 1 Mar 2026, 12:00 UTC , the middle of the schedule Last',
  )
  const ended = await own({ halfway: { at, score: null, hasEnded: true } })
  expect(ended).toContain(
    'Halfway it had ended by 1 Mar 2026, 12:00 UTC , the middle of the schedule Last',
  )
})

test('of very many changes of mind the last are told one by one', async () => {
  const pieces = Array.from({ length: 40 }, (_, n) => stretch(1000 + n * 100, { share: 1 / 40 }))
  const words = await own({ pieces })
  expect(words).toContain('The last 30 of 40 forecasts that stood')
  expect(words.match(/12:00 UTC to/g)).toHaveLength(30)
})

test('the first score has no before, and without a place none is named', async () => {
  const words = await own({ before: undefined, place: undefined })
  expect(words).toContain('Your mean Brier score is now 0.150')
  expect(words).not.toContain('place')
})

test('worse than the others is a real minus, level with them is no sign at all', async () => {
  const earned = async (peer: number) => own({ score: { average: 729e6, peer } as never })
  expect(await earned(-420e6)).toContain('you earned −4.2 points')
  expect(await earned(0)).toContain('you earned 0.0 points')
})

const line = (change: Partial<RecordLine> = {}): RecordLine =>
  ({
    ...{ question_id: 7, title: 'Will it rain?', spec, outcome: yes, average: 729e6 },
    ...{ coverage: 64e8, peer: 420e6, resolved_at: new Date('2026-03-02T09:30Z') },
    pieces: [piece(7300)],
    ...change,
  }) as RecordLine

const record = (lines: RecordLine[]) =>
  wordsOf(
    <TrackRecordPart
      {...{ handle: 'ada', role: 'member', lines, minimum: 3, open: undefined }}
      record={recordOf({ questions: lines.length })}
    />,
  )

test('a record names its mean with its count and the yardstick, and what skill still lacks', async () => {
  const words = await record([line()])
  expect(words).toContain(
    'Mean Brier score 0.073 over 1 question; lower is better, 0.250 is always saying 50%',
  )
  expect(words).toContain("Coverage 64% of the questions' time, on average")
  expect(words).toContain('provisional: 0 of 3 separate events')
})

test('each score of a record stands with its outcome, its time and its sum', async () => {
  const words = await record([line()])
  expect(words).toContain('resolved 2 Mar 2026, 09:30 UTC')
  expect(words).toContain('coverage 64%, beside others +4.2 points')
  expect(words).toContain('(1 − 0.73)² = 0.073')
})

test('too early to say is said with how much is missing', async () => {
  expect(await record([])).toBe('ada Too early to say: 0 of 3 events resolved.')
})
