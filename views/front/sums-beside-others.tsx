import { sentence } from '#src/lib/sentence.ts'
import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { besideOther, headToHead } from '#src/scoring/beside.ts'
import { brier } from '#src/scoring/brier.ts'
import { logOf } from '#src/scoring/log.ts'
import { logScore } from '#src/scoring/logarithmic.ts'
import { medianScores } from '#src/scoring/median.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { segmentsOf } from '#src/scoring/standing.ts'
import { decimals, percent, signed } from '../format.ts'
import { say } from '../say.ts'
import { Figures } from './formula.tsx'
import { DAY_MS, THREE, UNIT, WINDOW } from './worked-sums.tsx'

const CROWD_BP = recencyWeightedMedian(THREE.map(([, bp]) => bp))

/** The three of the help page once more, beside everything that people are compared with. */
export const MedianSums = () => {
  const log = logOf([...THREE.map(([, bp]) => bp), CROWD_BP].map(standing))
  const besides = (reference: boolean[]) => ({ reference, window: WINDOW, unit: UNIT })
  const medianOf = medianScores(log, besides([true, true, true, false]))
  const crowdOf = peerScores(log, besides([false, false, false, true]))
  return (
    <Figures
      caption={say`The three of the table above, and the crowd at ${percent(CROWD_BP)}; in points`}
      heads={[
        sentence`Who`,
        sentence`Brier score`,
        sentence`To the median`,
        sentence`To the median of the others`,
        sentence`To the crowd`,
      ]}
      rows={THREE.map(([who, bp], index) => {
        const { all, others } = medianOf(index)
        const figures = [all, others, crowdOf(index).peer]
        const score = decimals(brier(bp, true) / UNIT, 3)
        return [who, score, ...figures.map((one) => signed(100 * one))] as const
      })}
    />
  )
}

const standing = (bp: number) => [{ at: WINDOW.from, score: brier(bp, true) }]

/** What was said of what happened, and of what did not. */
export const LogSums = () => (
  <ul>
    <li>{say`You said 73%, it happened: −ln 0.73 = ${decimals(logScore(7300), 3)}`}</li>
    <li>{say`You said 73%, it did not happen: −ln 0.27 = ${decimals(logScore(2700), 3)}`}</li>
    <li>{say`You said 100%, it did not happen: −ln 0.0001 = ${decimals(logScore(0), 3)}`}</li>
  </ul>
)

/** Two people on three questions: what each said, from which day on, and what happened. */
const MEETINGS = [
  { said: [8000, 6000], day: 0, happened: true },
  { said: [3000, 1000], day: 0, happened: false },
  { said: [9000, 7000], day: 5, happened: true },
] as const

/** One beside the other, while both stood. */
export const HeadToHeadSum = () => {
  const pairs = MEETINGS.map(({ said, day, happened }, index) => {
    const [own = [], other = []] = said.map((bp, who) =>
      segmentsOf([{ at: who === 0 ? day * DAY_MS : 0, score: brier(bp, happened) }], WINDOW),
    )
    return { own, other, window: WINDOW, unit: UNIT, cluster: String(index) }
  })
  const results = pairs.map(besideOther)
  const terms = pairs.map(({ own, other }, index) => {
    const [mine, theirs] = [own, other].map(([one]) => decimals((one?.score ?? 0) / UNIT, 2))
    return `(${theirs} − ${mine}) × ${decimals(results[index]?.coverage ?? 0, 1)}`
  })
  const { mean, low, high, coverage } = headToHead(pairs)
  const [middle, from, to] = [mean, low, high].map((one) => signed(100 * (one ?? 0)))
  return (
    <p>{say`On three questions Ann said 80%, 30% and, from the middle on, 90%; Ben said 60%, 10% and 70%; only the second did not happen. Ann beside Ben: (${terms.join(' + ')}) ÷ ${decimals(coverage, 1)} = ${decimals(mean ?? 0, 3)}, or ${middle ?? ''} points, ${from ?? ''} to ${to ?? ''}.`}</p>
  )
}
