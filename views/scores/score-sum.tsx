import type { Outcome, Spec } from '#src/kinds/index.ts'
import type { Piece } from '#src/scores/own-score.ts'
import { decimals, score } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { say } from '../say.ts'

type ScoreSumProps = { spec: Spec; outcome: Outcome; pieces: Piece[]; average: number | null }

export const percentOfTime = (share: number) => `${decimals(share * 100, share < 0.01 ? 2 : 0)}%`

/** A score as a sum that anybody can check. */
export const ScoreSum = ({ spec, outcome, pieces, average }: ScoreSumProps) => {
  const { sum } = viewOf(spec)
  const [only, ...more] = pieces
  if (!only || average === null)
    return <p>{say`Your forecast came after the outcome was knowable, so it does not count.`}</p>
  if (more.length === 0) return <p>{sum(only.value, outcome, spec)}</p>
  return (
    <>
      <ul>
        {pieces.map(({ value, share }) => (
          <li>{say`For ${percentOfTime(share)} of your time: ${sum(value, outcome, spec)}`}</li>
        ))}
      </ul>
      <p>{say`Weighted by time: ${pieces
        .map(({ share, score: own }) => `${decimals(share, 3)} × ${decimals(own, 3)}`)
        .join(' + ')} = ${<strong>{score(average)}</strong>}`}</p>
    </>
  )
}
