import { kindOf } from '#src/kinds/index.ts'
import { sentence } from '#src/lib/sentence.ts'
import { brier } from '#src/scoring/brier.ts'
import { storedRatio } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { overTime } from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { points, score, share } from '../format.ts'
import { type KindView, kindViews } from '../kinds/index.ts'
import { say, speak } from '../say.ts'
import { ScoreSum } from '../scores/score-sum.tsx'

// Worked out by the functions that score, at each showing: an example cannot tell another rule.

const { binary, choice, ordered } = kindViews
const { spec, told } = binary.examples()
const [[said, cameTrue]] = told
export const UNIT = kindOf(spec).unit(spec)

/** One chance that stood all the time. */
export const SingleSums = () => (
  <ul>
    {told.map(([value, outcome]) => (
      <li>{binary.sum(value, outcome, spec)}</li>
    ))}
  </ul>
)

export const DAY_MS = 86_400_000
export const DAYS = 10
export const WINDOW = windowOf({ opens_at: 0, closes_at: DAYS * DAY_MS, known_at: null })

/** What was said from which day on, of something that came true. */
const CHANGED = [
  [2, 6000],
  [4, 8000],
] as const

export const changedMoves = () =>
  CHANGED.map(([day, bp]) => ({ at: day * DAY_MS, score: brier(bp, true) }))

/** A chance that was changed: each counts for as long as it stood. */
export const ChangedSum = () => {
  const segments = segmentsOf(changedMoves(), WINDOW)
  const { active, weighted, covered, scheduled } = overTime(segments, WINDOW)
  const pieces = segments.map(({ from, to, score: units, move }) => ({
    value: { ...said, bp: CHANGED[move]?.[1] ?? 0 },
    share: (to - from) / active,
    score: units / UNIT,
  }))
  const average = storedRatio(weighted, BigInt(active) * BigInt(UNIT))
  return (
    <>
      <p>{say`A question is open for ${DAYS} days. You say 60% on day 2, change it to 80% on day 4, and it happens.`}</p>
      <ScoreSum {...{ spec: spec, pieces, average }} outcome={cameTrue} />
      <p>{say`Your coverage: a forecast of yours stood for ${covered / DAY_MS} of the ${scheduled / DAY_MS} days, ${share(storedRatio(BigInt(covered), BigInt(scheduled)))}.`}</p>
    </>
  )
}

/** The same chances of three options, without an order. */
export const ChoiceSum = () => <Sums told={sumsOf(choice)} />

/** The same in order. */
export const OrderedSum = () => <Sums told={sumsOf(ordered)} />

/** Both, beside each other. */
export const OptionSums = () => (
  <Sums
    told={[
      ...sumsOf(choice),
      ...sumsOf(ordered).map((sum) => say`In order, near misses cost less: ${sum}`),
    ]}
  />
)

const Sums = ({ told }: { told: string[] }) => (
  <ul>
    {told.map((sum) => (
      <li>{sum}</li>
    ))}
  </ul>
)

function sumsOf<Name extends 'choice' | 'ordered'>({ examples, sum }: KindView<Name>): string[] {
  const { spec, told } = examples()
  return told.map(([value, outcome]) => sum(value, outcome, spec))
}

export const THREE = [
  ['Ann', 8000],
  ['Ben', 6000],
  ['Cem', 3000],
] as const

const HEADS = [
  sentence`Who`,
  sentence`Said`,
  sentence`Brier score`,
  sentence`Mean of the other two`,
  sentence`Points`,
]

/** Three people on one question, beside each other all the time. */
export const PeerSums = () => {
  const log = logOf(THREE.map(([, bp]) => [{ at: WINDOW.from, score: brier(bp, true) }]))
  const peerOf = peerScores(log, { reference: THREE.map(() => true), window: WINDOW, unit: UNIT })
  const scores = THREE.map(([, bp]) => brier(bp, true) * 100)
  const total = scores.reduce((sum, one) => sum + one, 0)
  return (
    <table>
      <caption>{say`Three people forecast the same question all the time, and it happens`}</caption>
      <thead>
        <tr>
          {HEADS.map((head, index) => (
            <th scope="col" class={index > 0 ? 'figures' : undefined}>
              {speak(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {THREE.map(([who, bp], index) => {
          const own = scores[index] ?? 0
          return (
            <tr>
              <th scope="row">{who}</th>
              <td class="number">{bp / 100}%</td>
              <td class="number">{score(own)}</td>
              <td class="number">{score((total - own) / 2)}</td>
              <td class="number">{points(peerOf(index).peer * 1e10)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
