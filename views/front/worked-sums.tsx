import { kindOf } from '#src/kinds/index.ts'
import { sentence } from '#src/lib/sentence.ts'
import { brier } from '#src/scoring/brier.ts'
import { storedRatio } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { overTime } from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { points, score, share } from '../format.ts'
import { kindViews } from '../kinds/index.ts'
import { say, speak } from '../say.ts'
import { ScoreSum } from '../scores/score-sum.tsx'

// Worked out by the functions that score, at each showing: an example cannot tell another rule.

const { binary, choice, ordered } = kindViews
const { spec, told } = binary.examples()
const [[said, cameTrue]] = told
const unit = kindOf(spec).unit(spec)

/** One chance that stood all the time. */
export const SingleSums = () => (
  <ul>
    {told.map(([value, outcome]) => (
      <li>{binary.sum(value, outcome, spec)}</li>
    ))}
  </ul>
)

const DAY_MS = 86_400_000
const DAYS = 10
const WINDOW = windowOf({ opens_at: 0, closes_at: DAYS * DAY_MS, known_at: null })

/** What was said on which day, of something that came true. */
const segmentsOfSaid = (said: readonly (readonly [day: number, bp: number])[]) =>
  segmentsOf(
    said.map(([day, bp]) => ({ at: day * DAY_MS, score: brier(bp, true) })),
    WINDOW,
  )

const CHANGED = [
  [2, 6000],
  [4, 8000],
] as const

/** A chance that was changed: each counts for as long as it stood. */
export const ChangedSum = () => {
  const segments = segmentsOfSaid(CHANGED)
  const { active, weighted, covered, scheduled } = overTime(segments, WINDOW)
  const pieces = segments.map(({ from, to, score: units, move }) => ({
    value: { ...said, bp: CHANGED[move]?.[1] ?? 0 },
    share: (to - from) / active,
    score: units / unit,
  }))
  const average = storedRatio(weighted, BigInt(active) * BigInt(unit))
  return (
    <>
      <p>{say`A question is open for ${DAYS} days. You say 60% on day 2, change it to 80% on day 4, and it happens.`}</p>
      <ScoreSum {...{ spec: spec, pieces, average }} outcome={cameTrue} />
      <p>{say`Your coverage: a forecast of yours stood for ${covered / DAY_MS} of the ${scheduled / DAY_MS} days, ${share(storedRatio(BigInt(covered), BigInt(scheduled)))}.`}</p>
    </>
  )
}

/** The same chances of three options, without and with an order. */
export const OptionSums = () => {
  const [unordered, inOrder] = [choice.examples(), ordered.examples()]
  return (
    <ul>
      {unordered.told.map(([value, outcome]) => (
        <li>{choice.sum(value, outcome, unordered.spec)}</li>
      ))}
      {inOrder.told.map(([value, outcome]) => (
        <li>{say`In order, near misses cost less: ${ordered.sum(value, outcome, inOrder.spec)}`}</li>
      ))}
    </ul>
  )
}

const THREE = [
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
  const peerOf = peerScores(log, { reference: THREE.map(() => true), window: WINDOW, unit })
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
