import { sentence } from '#src/lib/sentence.ts'
import { bestToSay } from '#src/scoring/early-end.ts'
import { integralOverSchedule, overTime, spotScore, timeAverage } from '#src/scoring/over-time.ts'
import { type Segment, segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { decimals, roundedPercent } from '../format.ts'
import { say } from '../say.ts'
import { Figures } from './formula.tsx'
import { ChangedSum, changedMoves, DAY_MS, DAYS, UNIT } from './worked-sums.tsx'

const SPOT = DAYS / 2
const EARLY = 6

/** The same changed chance: its mean, its integral, its score at an instant, and an early end. */
export const TimeSums = () => {
  const whole = overDays(null)
  const early = overDays(EARLY)
  const [first] = whole.segments
  const spot = spotScore(whole.segments, whole.window, SPOT * DAY_MS)
  return (
    <>
      <ChangedSum />
      <ul>
        <li>{say`Integral over the ${DAYS} days: (${termsOf(whole)}) ÷ ${DAYS} = ${decimals(integralOverSchedule(whole, UNIT), 3)}`}</li>
        <li>{say`The score halfway, after ${SPOT} days: ${decimals((spot ?? 0) / UNIT, 3)}; of the first forecast: ${decimals((first?.score ?? 0) / UNIT, 3)}`}</li>
        <li>{say`Had it been knowable on day ${EARLY}: (${termsOf(early)}) ÷ ${early.active / DAY_MS} = ${decimals(timeAverage(early, UNIT) ?? 0, 3)}, and the coverage the same, ${roundedPercent((10_000 * early.covered) / early.scheduled)}`}</li>
      </ul>
    </>
  )
}

const termsOf = ({ segments }: { segments: Segment[] }) =>
  segments
    .map(({ from, to, score }) => `${(to - from) / DAY_MS} × ${decimals(score / UNIT, 3)}`)
    .join(' + ')

function overDays(known: number | null) {
  const known_at = known && known * DAY_MS
  const window = windowOf({ opens_at: 0, closes_at: DAYS * DAY_MS, known_at })
  const segments = segmentsOf(changedMoves(), window)
  return { segments, window, ...overTime(segments, window) }
}

const WAITING = { days: 100, chance: 0.3 }

/** What would pay to say under each way to weigh a question that ends when it happens. */
export const EarlyEnds = () => (
  <Figures
    caption={say`A question of ${WAITING.days} days ends when the thing happens, which is as likely each day; within all days the chance is ${roundedPercent(1e4 * WAITING.chance)}. What pays most to say if it has not happened yet`}
    heads={[
      sentence`Day`,
      sentence`Belief`,
      sentence`Divided by the schedule`,
      sentence`Divided by the actual length`,
      sentence`Last forecast alone`,
    ]}
    rows={[0, 30, 60, 90].map((day) => {
      const { belief, scheduled, duration, last } = bestToSay(WAITING, day)
      const [first, ...rest] = [belief, scheduled, duration, last].map((one) => decimals(one, 3))
      return [day, first, ...rest] as const
    })}
  />
)
