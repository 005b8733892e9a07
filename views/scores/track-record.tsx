import type { Role } from '#src/accounts/account.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { pathOf } from '#src/questions/question.ts'
import type { OpenForecast } from '#src/scores/queries.ts'
import type { RecordLine, TrackRecord } from '#src/scores/track-record.ts'
import { isProvisional, type Skill } from '#src/scoring/skill.ts'
import { decimals, plural, score, share, signed } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { roleWords } from '../words.ts'
import { CalibrationTable } from './calibration-table.tsx'
import { OpenForecasts } from './open-forecasts.tsx'
import { ScoreSum } from './score-sum.tsx'

type TrackRecordProps = {
  handle: string
  role: Role
  record: Omit<TrackRecord, 'lines'>
  lines: RecordLine[]
  questions: number
  /** Only where the viewer looks at their own record. */
  open: OpenForecast[] | undefined
  minimum: number
  after?: string | undefined
}

/** One person's resolved forecasts, each with its sum, and what they add up to. */
export const TrackRecordPart = (props: TrackRecordProps) => {
  const { handle, role, record, lines, questions, open, minimum } = props
  return (
    <section id="track-record">
      <h1>
        {handle} {role !== 'member' && <span class="state">{speak(roleWords[role])}</span>}
      </h1>
      {questions === 0 ? (
        <Empty>{say`Too early to say: 0 of ${plural(minimum, 'event')} resolved.`}</Empty>
      ) : (
        <>
          <Summary record={record} questions={questions} minimum={minimum} />
          <CalibrationTable
            bins={record.calibration}
            questions={questions}
            handle={open ? undefined : handle}
          />
        </>
      )}
      {open && <OpenForecasts open={open} />}
      {open && (
        <p>{say`What you ask ${<a href="/personal">{say`for yourself`}</a>} stands on a page of its own.`}</p>
      )}
      {lines.length > 0 && <h2>{say`Resolved forecasts`}</h2>}
      <ul class="list">
        {lines.map((line) => (
          <Line line={line} />
        ))}
      </ul>
      <Pager path={`/forecasters/${handle}`} after={props.after} />
    </section>
  )
}

type SummaryProps = Pick<TrackRecordProps, 'record' | 'questions' | 'minimum'>

const Summary = ({ record, questions, minimum }: SummaryProps) => {
  const { mean, coverage, skill } = record
  return (
    <dl>
      <dt>
        <a href="/help#brier-score">{say`Mean Brier score`}</a>
      </dt>
      <dd>{say`${<strong>{mean === undefined ? '–' : score(mean)}</strong>} over ${plural(questions, 'question')}; lower is better, 0.250 is always saying 50%`}</dd>
      <dt>
        <a href="/help#coverage">{say`Coverage`}</a>
      </dt>
      <dd>{say`${coverage === undefined ? '–' : share(coverage)} of the questions' time, on average`}</dd>
      <dt>
        <a href="/help#skill-points">{say`Skill points`}</a>
      </dt>
      <dd>
        {say`${<strong>{signed(100 * skill.skill)}</strong>} (${signed(100 * skill.low)} to ${signed(100 * skill.high)}) over ${plural(skill.clusters, 'separate event')}`}
        {isProvisional(skill, minimum) && <>; {say`provisional: ${lacking(skill, minimum)}`}</>}
      </dd>
    </dl>
  )
}

/** What a rank by skill still asks for: separate events, else forecasts that stood for longer. */
const lacking = ({ clusters, coverage }: Skill, minimum: number) =>
  clusters < minimum
    ? say`${clusters} of ${minimum} separate events`
    : say`forecasts stood for ${decimals(coverage, 1)} of ${decimals(minimum / 2, 1)} whole questions`

const Line = ({ line }: { line: RecordLine }) => {
  const { OutcomeInWords } = viewOf(line.spec)
  return (
    <li>
      <h3>
        <a href={pathOf({ id: line.question_id, title: line.title })}>{line.title}</a>
      </h3>
      <div class="meta">
        {line.outcome && (
          <strong>
            <OutcomeInWords spec={line.spec} outcome={line.outcome} />
          </strong>
        )}
        ,{' '}
        <span class="muted">{say`resolved ${<When at={line.resolved_at} />}; coverage ${share(line.coverage)}, beside others ${signed(line.peer / 1e8)} points`}</span>
      </div>
      {line.outcome && <Sum {...line} outcome={line.outcome} />}
    </li>
  )
}

type SumProps = Pick<RecordLine, 'spec' | 'pieces' | 'average'> & { outcome: Outcome }

/** Folded under its result: with many changes of mind it is longer than all else. */
const Sum = ({ spec, pieces, average, outcome }: SumProps) => {
  const sum = <ScoreSum {...{ spec, pieces, average, outcome }} />
  if (average === null) return sum
  return (
    <details class="meta">
      <summary>{say`Brier score ${<strong>{score(average)}</strong>}, summed up`}</summary>
      {sum}
    </details>
  )
}
