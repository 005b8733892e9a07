import type { Child } from 'hono/jsx'
import type { Halfway } from '#src/scores/halfway-score.ts'
import type { OwnScore } from '#src/scores/own-score.ts'
import { decimals, points, share } from '../format.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type OwnFiguresProps = { own: OwnScore; isCompared: boolean }

/** What else one's forecasts on a question scored; none of it is ranked but the peer score. */
export const OwnFigures = ({
  own: { score, pieces, log, last, halfway },
  isCompared,
}: OwnFiguresProps) => {
  const [first] = pieces
  if (!first) return null
  return (
    <dl>
      <Figure name={say`Coverage`} to="/help/scoring#over-time">
        {isCompared
          ? say`${share(score.coverage)} of the schedule, ${share(score.peer_coverage)} beside others`
          : say`${share(score.coverage)} of the schedule`}
      </Figure>
      {isCompared && <Compared score={score} />}
      {log !== null && (
        <Figure name={say`Log score`} to="/help/scoring#log-score">
          {say`${decimals(log, 3)}; not ranked, since one slip near certainty would outweigh all else`}
        </Figure>
      )}
      <Figure name={say`First forecast`} to="/help/scoring#over-time">
        {say`${decimals(first.score, 3)}; not ranked, since it knows nothing of updating`}
      </Figure>
      <Figure name={say`Halfway`} to="/help/scoring#over-time">
        <HalfwayInWords {...halfway} />
      </Figure>
      <Figure name={say`Last before the end`} to="/help/scoring#schedule">
        {last === null
          ? say`nothing stood`
          : say`${decimals(last, 3)}; not ranked, since it would pay to wait until all is clear`}
      </Figure>
    </dl>
  )
}

/** The instant is nobody's choice, so that its score can be shown without a rule of its own. */
const HalfwayInWords = ({ at, score, hasEnded }: Halfway) => {
  const when = <When at={at} />
  if (hasEnded) return <>{say`it had ended by ${when}, the middle of the schedule`}</>
  if (score === null) return <>{say`nothing stood at ${when}, the middle of the schedule`}</>
  return (
    <>{say`${decimals(score, 3)} at ${when}, which the schedule announces as its middle; not ranked, since it knows nothing of the rest`}</>
  )
}

const Compared = ({ score }: Pick<OwnScore, 'score'>) => (
  <>
    <Figure name={say`To the median`} to="/help/scoring#relative">
      {say`${points(score.vs_median)}; to that of the others ${points(score.vs_median_of_others)}`}
    </Figure>
    <Figure name={say`To the crowd`} to="/help/scoring#relative">
      {score.vs_crowd_coverage === 0
        ? say`no crowd was published while you stood`
        : say`${points(score.vs_crowd)}, beside the crowd as it was published`}
    </Figure>
  </>
)

const Figure = ({ name, to, children }: { name: Child; to: string; children?: Child }) => (
  <>
    <dt>
      <a href={to}>{name}</a>
    </dt>
    <dd>{children}</dd>
  </>
)
