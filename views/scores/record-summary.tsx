import type { Child } from 'hono/jsx'
import type { TrackRecord } from '#src/scores/track-record.ts'
import type { Interval } from '#src/scoring/interval.ts'
import { isProvisional, type Skill } from '#src/scoring/skill.ts'
import { decimals, plural, score, share, signed } from '../format.ts'
import { say } from '../say.ts'

type SummaryProps = {
  record: Pick<TrackRecord, 'sums' | 'relative' | 'log'>
  minimum: number
  /** Where the sums stand question by question. */
  sum?: string | undefined
}

/** What a record adds up to, each number leading to what it means. */
export const RecordSummary = ({ record: { sums, relative, log }, minimum, sum }: SummaryProps) => {
  const { questions, mean, coverage, skill } = sums
  return (
    <>
      <dl>
        <Entry name={say`Mean Brier score`} to="/help#brier-score">
          {say`${<strong>{mean === undefined ? '–' : score(mean)}</strong>} over ${plural(questions, 'question')}; lower is better, 0.250 is always saying 50%`}
        </Entry>
        <Entry name={say`Coverage`} to="/help#coverage">
          {say`${coverage === undefined ? '–' : share(coverage)} of the questions' time, on average`}
        </Entry>
        <Entry name={say`Skill points`} to="/help/scoring/skill#skill">
          {say`${<strong>{signed(100 * skill.skill)}</strong>} (${signed(100 * skill.low)} to ${signed(100 * skill.high)}) over ${plural(skill.clusters, 'separate event')}`}
          {isProvisional(skill, minimum) && <>; {say`provisional: ${lacking(skill, minimum)}`}</>}
        </Entry>
        <Entry name={say`Plain mean`} to="/help/scoring/skill#interval">
          {say`${inPoints(relative.peers)}, before it is pulled toward 0`}
        </Entry>
        <Entry name={say`To the median`} to="/help/scoring#relative">
          {say`${inPoints(relative.median)}; to that of the others ${inPoints(relative.others)}`}
        </Entry>
        <Entry name={say`To the crowd`} to="/help/scoring#relative">
          {inPoints(relative.crowd)}
        </Entry>
        <Entry name={say`Log score`} to="/help/scoring#log-score">
          {say`${log === undefined ? '–' : decimals(log, 3)}; lower is better, 0.693 is always saying 50%; not ranked`}
        </Entry>
      </dl>
      {sum && (
        <p class="meta">
          <a href={sum}>{say`How these add up, question by question`}</a>
        </p>
      )}
    </>
  )
}

const Entry = ({ name, to, children }: { name: Child; to: string; children?: Child }) => (
  <>
    <dt>
      <a href={to}>{name}</a>
    </dt>
    <dd>{children}</dd>
  </>
)

/** A mean with its interval where there is one, in points. */
function inPoints({ mean, low, high }: Interval): string {
  if (mean === null) return '–'
  return low === null || high === null
    ? signed(100 * mean)
    : say`${signed(100 * mean)} (${signed(100 * low)} to ${signed(100 * high)})`
}

/** What a rank by skill still asks for: separate events, else forecasts that stood for longer. */
const lacking = ({ clusters, coverage }: Skill, minimum: number) =>
  clusters < minimum
    ? say`${clusters} of ${minimum} separate events`
    : say`forecasts stood for ${decimals(coverage, 1)} of ${decimals(minimum / 2, 1)} whole questions`
