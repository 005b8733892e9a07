import { z } from 'zod'
import { brier, brierOfOptions } from '#src/scoring/brier.ts'
import { logOf } from '#src/scoring/log.ts'
import { medianScores } from '#src/scoring/median.ts'
import {
  integralOverSchedule,
  lastBeforeEnd,
  overTime,
  spotScore,
  timeAverage,
} from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { rankedNumerator, rankedUnit } from '#src/scoring/ranked.ts'
import { type Schedule, segmentsOf, windowOf } from '#src/scoring/standing.ts'
import type { Computed } from './compare.ts'
import type { Group } from './groups.ts'

const bp = z.union([z.number(), z.array(z.number())])
const event = z.union([
  z.strictObject({ t: z.number(), bp }),
  z.strictObject({ t: z.number(), withdraw: z.literal(true) }),
])
type Event = z.output<typeof event>
const question = {
  kind: z.enum(['binary', 'multi', 'ordered']),
  open: z.number(),
  scheduled_close: z.number(),
  known_at: z.number().nullable(),
  outcome: z.number(),
}
const single = z.strictObject({ ...question, events: z.array(event) })
const several = z.strictObject({
  ...question,
  users: z.record(z.string(), z.array(event)),
  reference: z.array(z.string()).nullable(),
})
type Question = Pick<
  z.output<typeof single>,
  'kind' | 'open' | 'scheduled_close' | 'known_at' | 'outcome'
>

const scheduleOf = ({ open, scheduled_close, known_at }: Question): Schedule => ({
  opens_at: open,
  closes_at: scheduled_close,
  known_at,
})

function scoreOf({ kind, outcome }: Question, chances: number | number[]): number {
  if (typeof chances === 'number') return brier(chances, outcome === 1)
  return kind === 'multi' ? brierOfOptions(chances, outcome) : rankedNumerator(chances, outcome)
}

const unitOf = ({ kind }: Question, events: Event[]) => {
  const [first] = events.flatMap((one) => ('bp' in one ? [one.bp] : []))
  return kind === 'ordered' && Array.isArray(first) ? rankedUnit(first.length) : 1e8
}

const chanceOfOutcome = ({ outcome }: Question, chances: number | number[]) => {
  if (Array.isArray(chances)) return chances[outcome] as number
  return outcome === 1 ? chances : 10_000 - chances
}

type Score = (question: Question, chances: number | number[]) => number

const movesBy = (score: Score, asked: Question, events: Event[]) =>
  events.map((one) => ({ at: one.t, score: 'bp' in one ? score(asked, one.bp) : null }))

const segmentsBy = (score: Score, asked: Question, events: Event[]) =>
  segmentsOf(movesBy(score, asked, events), windowOf(scheduleOf(asked)))

function timeWeightedFields({ events, ...asked }: z.output<typeof single>): Computed {
  const window = windowOf(scheduleOf(asked))
  const segments = segmentsBy(scoreOf, asked, events)
  const sums = overTime(segments, window)
  const { active, covered, scheduled } = sums
  const unit = unitOf(asked, events)
  const spot = spotScore(segments, window, window.from + Math.floor(scheduled / 2))
  const last = lastBeforeEnd(segments, window)
  const logs = segmentsBy((q, c) => Math.log2((2 * chanceOfOutcome(q, c)) / 10_000), asked, events)
  const baseline = logs.reduce((sum, { from, to, score }) => sum + score * (to - from), 0)
  return {
    scored_from: window.from,
    scored_to: window.to,
    active,
    coverage: covered / scheduled,
    active_share: active / scheduled,
    time_average: timeAverage(sums, unit),
    integral_over_scheduled: integralOverSchedule(sums, unit),
    spot_at_half_schedule: spot === null ? null : spot / unit,
    last_before_end: last === null ? null : last / unit,
    metaculus_baseline_log_score: (100 * baseline) / scheduled,
  }
}

function relativeFields({ users, reference, ...asked }: z.output<typeof several>): Computed {
  const window = windowOf(scheduleOf(asked))
  const unit = unitOf(asked, Object.values(users).flat())
  const ids = Object.keys(users)
  const inside = ids.map((id) => reference === null || reference.includes(id))
  const log = (score: Score) =>
    logOf(Object.values(users).map((events) => movesBy(score, asked, events)))
  const byUser = (fieldOf: (who: number) => number) =>
    Object.fromEntries(ids.map((id, who) => [id, fieldOf(who)]))

  const compared = { reference: inside, window }
  const scored = peerScores(log(scoreOf), { ...compared, unit })
  const byLog = peerScores(
    log((q, c) => -Math.log(chanceOfOutcome(q, c) / 10_000)),
    { ...compared, unit: 1 },
  )
  const beside = medianScores(log(scoreOf), { ...compared, unit })
  return {
    vs_median: byUser((who) => beside(who).all),
    vs_median_of_others: byUser((who) => beside(who).others),
    peer: byUser((who) => scored(who).peer),
    coverage: byUser((who) => scored(who).coverage),
    metaculus_peer_log_score: byUser((who) => 100 * byLog(who).peer),
  }
}

export const timeWeighted: Group = { inputs: single, compute: timeWeightedFields }
/** Peer score and relative to the median: two groups of one shape. */
export const relative: Group = { inputs: several, compute: relativeFields }
