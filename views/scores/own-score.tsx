import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import type { OwnScore } from '#src/scores/own-score.ts'
import { plural, points, score } from '../format.ts'
import { ScoreSum } from './score-sum.tsx'

export type OwnScoreProps = {
  question: SeenQuestion
  own: OwnScore & { place: number | undefined; people: number }
}

/** What a forecaster sees first of a resolved question. */
export const OwnScorePart = ({ question, own }: OwnScoreProps) => {
  return (
    <section id="own-score" class="card">
      <h2>Your score</h2>
      <ScoreSum
        spec={question.spec}
        outcome={own.outcome}
        pieces={own.pieces}
        average={own.score.average}
      />
      {isPersonal(question) ? (
        <p>
          It counts <a href="/personal">for yourself</a> alone.
        </p>
      ) : (
        <Beside own={own} />
      )}
    </section>
  )
}

/** What it did to one's mean, and how one did beside the others. */
const Beside = ({ own }: Pick<OwnScoreProps, 'own'>) => {
  const { score: row, before, after, place, people } = own
  return (
    <p>
      {before !== undefined && after !== undefined ? (
        <>
          Your mean <a href="/help#brier-score">Brier score</a> went from {score(before)} to{' '}
          <strong>{score(after)}</strong>
        </>
      ) : (
        after !== undefined && (
          <>
            Your mean <a href="/help#brier-score">Brier score</a> is now{' '}
            <strong>{score(after)}</strong>
          </>
        )
      )}
      {place !== undefined && (
        <>
          ; you stand at place <strong>{place}</strong> of {plural(people, 'person', 'people')} on
          the <a href="/leaderboards?around=me">Brier board</a>
        </>
      )}
      . Beside the others on this question you earned {points(row.peer)}{' '}
      <a href="/help#skill-points">points</a>.
    </p>
  )
}
