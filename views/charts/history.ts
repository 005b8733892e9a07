import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import type { Range } from '#src/forecasts/filter.ts'
import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { closeInForce, type SeenQuestion } from '#src/questions/question.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import type { MiddleHalf } from '#src/scoring/aggregate.ts'
import { viewOf } from '../kinds/index.ts'
import { isLevel, type Line, type Stretch } from './scale.ts'

/** What a chart is drawn from, all of it seen by the viewer; newest of one's own first. */
export type Told = {
  question: SeenQuestion
  points: CrowdPoint[]
  mine: Forecast[]
  revisions: { number: number; made_at: Date }[]
  entries: Pick<TellingEntry, 'kind' | 'round' | 'outcome' | 'made_at'>[]
  range: Range
  /** What of the address was not understood. */
  ignored?: string[]
  now: Date
}

/** What of it lies between two instants, cut to them. */
export type History = {
  from: Date
  to: Date
  lines: Line[]
  /** The likeliest of them now: what the chart is titled by, and where one's own forecasts lie. */
  leading: Line | undefined
  /** The middle half of the forecasts, where there is one line only. */
  band: Stretch<MiddleHalf>[]
  shown_at: Date | undefined
  reworded_at: Date[]
  outcome: Outcome | undefined
  /** Whether shorter ranges would leave something out. */
  is_long: boolean
}

const DAY = 86_400_000
const MINUTE = 60_000
const LENGTHS: Record<Range, number> = {
  week: 7 * DAY,
  month: 30 * DAY,
  all: Number.POSITIVE_INFINITY,
}

export function historyOf(told: Told): History {
  const { question, points, mine, revisions, entries, range, now } = told
  const { reveal_at, opens_at } = question
  const final = entries.find(({ kind, round }) => kind === 'final' && round === question.round)
  const to = endOf(question, now, final?.made_at)
  const from = new Date(Math.max(opens_at.getTime(), to.getTime() - LENGTHS[range]))
  const lies = ({ at }: { at: Date }) => at > from && at < to

  const names = viewOf(question.spec).lines(question.spec)
  const lines = names.map((name, index) => ({
    name,
    steps: cut(levelsOf(question, points, index), from, to),
    own: levelsOf(question, mine.toReversed(), index)
      .filter(isLevel)
      .filter(({ at }) => at >= from && at <= to),
  }))
  const middles = points.map(({ middle, made_at: at }) => ({ at, level: middle?.[0] ?? null }))
  return {
    ...{ from, to, lines, leading: likeliest(lines) },
    band: names.length === 1 ? cut(middles, from, to) : [],
    shown_at: reveal_at < closeInForce(question) && lies({ at: reveal_at }) ? reveal_at : undefined,
    reworded_at: revisions
      .filter(({ number, made_at }) => number > 1 && lies({ at: made_at }))
      .map(({ made_at }) => made_at),
    outcome: final?.outcome ?? undefined,
    is_long: to.getTime() - opens_at.getTime() > LENGTHS.week,
  }
}

/** Now, the close or the resolution, whichever is first; a minute after the opening at least. */
function endOf(question: SeenQuestion, now: Date, resolved_at: Date | undefined): Date {
  const ends = [now, closeInForce(question), resolved_at ?? now].map((at) => at.getTime())
  return new Date(Math.max(Math.min(...ends), question.opens_at.getTime() + MINUTE))
}

/** By what the crowd says, or by what oneself said where it is not shown. */
function likeliest(lines: Line[]): Line | undefined {
  const now = ({ steps, own }: Line) => (steps.findLast(isLevel) ?? own.at(-1))?.level ?? -1
  return lines.toSorted((a, b) => now(b) - now(a))[0]
}

type Valued = Pick<Forecast, 'value' | 'made_at'>

const levelsOf = ({ spec }: SeenQuestion, said: Valued[], line: number) =>
  said.map(({ value, made_at }) => ({
    at: made_at,
    level: value ? (kindOf(spec).levels(value)[line] as number) : null,
  }))

/** What stood from one instant to another: the last before it stands at its beginning. */
function cut<Level>(stretches: Stretch<Level>[], from: Date, to: Date): Stretch<Level>[] {
  const first = stretches.findLastIndex(({ at }) => at <= from)
  const within = (at: Date) => (at < from ? from : at > to ? to : at)
  return stretches.slice(Math.max(first, 0)).map(({ at, level }) => ({ at: within(at), level }))
}

export const hasBand = ({ band }: History) => band.some(({ level }) => level)
