import type { Role } from '#src/accounts/account.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { pathOf } from '#src/questions/question.ts'
import type { OpenForecast } from '#src/scores/queries.ts'
import type { RecordLine, TrackRecord } from '#src/scores/track-record.ts'
import { plural, score, share, signed } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Apart } from '../leaderboards/named.tsx'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { roleWords } from '../words.ts'
import { CalibrationPart } from './calibration-part.tsx'
import { GroupsPart } from './groups-part.tsx'
import { OpenForecasts } from './open-forecasts.tsx'
import { ProgressPart } from './progress-part.tsx'
import { RecordSummary } from './record-summary.tsx'
import { ScoreSum } from './score-sum.tsx'

type TrackRecordProps = {
  handle: string
  role: Role
  record: Omit<TrackRecord, 'lines'>
  lines: RecordLine[]
  /** Only where the viewer looks at their own record. */
  open: OpenForecast[] | undefined
  /** Whether nobody is compared with them. */
  apart?: boolean
  minimum: number
  /** Where the sums stand question by question. */
  sum?: string | undefined
  after?: string | undefined
  /** The viewer, where they look at somebody else's record. */
  beside?: string | undefined
}

/** One person's resolved forecasts, each with its sum, and what they add up to. */
export const TrackRecordPart = (props: TrackRecordProps) => {
  const { handle, role, record, lines, open, minimum, sum } = props
  const { questions } = record.sums
  return (
    <section id="track-record">
      <h1>
        {handle} {role !== 'member' && <span class="state">{speak(roleWords[role])}</span>}
      </h1>
      {props.apart && (
        <p>{say`This account is ${<Apart handle={handle} />}: it has no rank, and nobody is compared with it.`}</p>
      )}
      {props.beside && (
        <p class="meta">
          <a href={`/forecasters/${props.beside}/beside/${handle}`}>{say`Beside me`}</a>
        </p>
      )}
      {questions === 0 ? (
        <Empty>{say`Too early to say: 0 of ${plural(minimum, 'event')} resolved.`}</Empty>
      ) : (
        <>
          <RecordSummary record={record} minimum={minimum} sum={sum} />
          <CalibrationPart calibration={record.calibration} handle={open ? undefined : handle} />
          <ProgressPart progress={record.progress} />
          <GroupsPart topics={record.topics} years={record.years} />
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
