import type { Role } from '#src/accounts/account.ts'
import { slug } from '#src/lib/slug.ts'
import type { Piece } from '#src/scores/own-score.ts'
import type { RecordLine, TrackRecord } from '#src/scores/track-record.ts'
import { plural, score, share, signed } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { When } from '../parts/when.tsx'
import { ScoreSum } from './score-sum.tsx'

export type ToldLine = RecordLine & { pieces: Piece[] }

type TrackRecordProps = {
  handle: string
  role: Role
  record: TrackRecord
  lines: ToldLine[]
  minimum: number
}

/** One person's resolved forecasts, each with its sum, and what they add up to. */
export const TrackRecordPart = ({ handle, role, record, lines, minimum }: TrackRecordProps) => (
  <section id="track-record">
    <h1>
      {handle} {role !== 'member' && <span class="state">{role}</span>}
    </h1>
    {lines.length === 0 ? (
      <Empty>Too early to say: 0 of {plural(minimum, 'event')} resolved.</Empty>
    ) : (
      <Summary record={record} minimum={minimum} />
    )}
    {lines.map((line) => (
      <Line line={line} />
    ))}
  </section>
)

const Summary = ({ record, minimum }: { record: TrackRecord; minimum: number }) => {
  const { mean, coverage, skill, lines } = record
  return (
    <dl>
      <dt>
        <a href="/help#brier-score">Mean Brier score</a>
      </dt>
      <dd>
        <strong>{mean === undefined ? '–' : score(mean)}</strong> over{' '}
        {plural(lines.length, 'question')}; lower is better, 0.250 is always saying 50%
      </dd>
      <dt>
        <a href="/help#coverage">Coverage</a>
      </dt>
      <dd>{coverage === undefined ? '–' : share(coverage)} of the questions' time, on average</dd>
      <dt>
        <a href="/help#skill-points">Skill points</a>
      </dt>
      <dd>
        <strong>{signed(100 * skill.skill)}</strong> ({signed(100 * skill.low)} to{' '}
        {signed(100 * skill.high)}) over {plural(skill.clusters, 'separate event')}
        {skill.clusters < minimum &&
          `; provisional: ${skill.clusters} of ${minimum} separate events`}
      </dd>
    </dl>
  )
}

const Line = ({ line }: { line: ToldLine }) => {
  const { OutcomeInWords } = viewOf(line.spec)
  return (
    <article class="card">
      <h2>
        <a href={`/questions/${line.question_id}-${slug(line.title)}`}>{line.title}</a>
      </h2>
      <p class="meta muted">
        {line.outcome && <OutcomeInWords spec={line.spec} outcome={line.outcome} />}, resolved{' '}
        <When at={line.resolved_at} />; coverage {share(line.coverage)}, beside others{' '}
        {signed(line.peer / 1e8)} points
      </p>
      {line.outcome && (
        <ScoreSum
          spec={line.spec}
          outcome={line.outcome}
          pieces={line.pieces}
          average={line.average}
        />
      )}
    </article>
  )
}
