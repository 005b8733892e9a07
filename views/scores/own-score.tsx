import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import type { OwnScore } from '#src/scores/own-score.ts'
import { plural, points, score } from '../format.ts'
import { say } from '../say.ts'
import { OwnFigures } from './own-figures.tsx'
import { OwnStretches } from './own-stretches.tsx'
import { ScoreSum } from './score-sum.tsx'

export type OwnScoreProps = {
  question: SeenQuestion
  own: OwnScore & { place: number | undefined; people: number }
}

/** What a forecaster sees first of a resolved question. */
export const OwnScorePart = ({ question, own }: OwnScoreProps) => {
  return (
    <section id="own-score" class="card">
      <h2>{say`Your score`}</h2>
      <ScoreSum
        spec={question.spec}
        outcome={own.outcome}
        pieces={own.pieces}
        average={own.score.average}
      />
      {isPersonal(question) ? (
        <p>{say`It counts ${<a href="/personal">{say`for yourself`}</a>} alone.`}</p>
      ) : (
        <Beside own={own} />
      )}
      {own.pieces.length > 0 && (
        <details class="meta">
          <summary>{say`Every score, and which forecast stood when`}</summary>
          <OwnFigures own={own} isCompared={!isPersonal(question)} />
          <OwnStretches spec={question.spec} pieces={own.pieces} />
        </details>
      )}
    </section>
  )
}

/** What it did to one's mean, and how one did beside the others. */
const Beside = ({ own }: Pick<OwnScoreProps, 'own'>) => {
  const { score: row, before, after, place, people } = own
  const brierScore = <a href="/help#brier-score">{say`Brier score`}</a>
  const mean = <strong>{after !== undefined && score(after)}</strong>
  const board = <a href="/leaderboards?around=me">{say`Brier board`}</a>
  const skill = <a href="/help#skill-points">{say`points`}</a>
  return (
    <p>
      {after !== undefined && (
        <>
          {before === undefined
            ? say`Your mean ${brierScore} is now ${mean}.`
            : say`Your mean ${brierScore} went from ${score(before)} to ${mean}.`}{' '}
        </>
      )}
      {place !== undefined && (
        <>
          {say`You stand at place ${<strong>{place}</strong>} of ${plural(people, 'person', 'people')} on the ${board}.`}{' '}
        </>
      )}
      {say`Beside the others on this question you earned ${points(row.peer)} ${skill}.`}
    </p>
  )
}
