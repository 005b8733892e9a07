import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { closeInForce, type SeenQuestion } from '#src/questions/question.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { HistoryChart } from '../charts/history-chart.tsx'
import { Crowd } from '../forecasts/crowd.tsx'
import { ForecastPanel } from '../forecasts/forecast-panel.tsx'
import type { Typed } from '../parts/field.tsx'
import { Lines, Prose } from '../parts/prose.tsx'
import { When, WhenAndHowFar } from '../parts/when.tsx'
import { useReader } from '../reader.ts'
import { Resolution } from '../resolutions/resolution.tsx'
import { OwnScorePart, type OwnScoreProps } from '../scores/own-score.tsx'
import { phaseWords } from '../words.ts'
import { ModeratorTools } from './moderator-tools.tsx'

type Revision = { number: number; made_at: Date; handle: string; body: string | null }

type QuestionPageProps = {
  question: SeenQuestion
  crowd: SeenCrowd
  points: CrowdPoint[]
  mine: Forecast[]
  claims: QuotedClaim[]
  revisions: Revision[]
  entries: TellingEntry[]
  own: OwnScoreProps['own'] | undefined
  actor: Actor | undefined
  refusal: Refusal | undefined
  typed: Typed
  now: Date
}

export const QuestionPage = (props: QuestionPageProps) => {
  const { question, crowd, points, mine, entries, revisions, own, actor, refusal, typed } = props
  return (
    <>
      <h1>{question.title}</h1>
      <StateLine question={question} />
      {own && <OwnScorePart question={question} own={own} />}
      {entries.length > 0 && <Resolution question={question} entries={entries} />}
      <div class="pair">
        <ForecastPanel {...{ question, mine, actor, refusal, typed }} />
        <Crowd question={question} crowd={crowd} />
      </div>
      <HistoryChart
        {...{ question, points, mine, revisions, entries }}
        range="all"
        now={props.now}
      />
      <HowItResolves question={question} />
      <Claims claims={props.claims} />
      <Wording revisions={revisions} />
      <ModeratorTools {...{ question, actor, refusal, typed }} />
    </>
  )
}

const StateLine = ({ question }: { question: SeenQuestion }) => (
  <p class="meta">
    <span class="state">{phaseWords[question.phase]}</span>{' '}
    {!question.reviewed_at && (
      <>
        <a class="state" href="/help#unreviewed">
          unreviewed
        </a>{' '}
      </>
    )}
    {!question.scored && <span class="state">not scored</span>}{' '}
    {closeWord(question, useReader().now)} <WhenAndHowFar at={closeInForce(question)} />
    {question.precheck && (
      <span class="muted">
        {' '}
        · last checked against the world <When at={question.prechecked_at ?? question.made_at} />
        {!question.prechecked_by && ', not yet by a moderator of this site'}
      </span>
    )}
  </p>
)

/** A question that is resolved early never reaches its close. */
const closeWord = (question: SeenQuestion, now: Date) => {
  if (question.phase === 'open' || question.phase === 'scheduled') return 'Closes'
  return closeInForce(question) > now ? 'Was to close' : 'Closed'
}

const HowItResolves = ({ question }: { question: SeenQuestion }) => (
  <section>
    <h2>How it resolves</h2>
    <Prose text={question.criteria} />
    {question.fine_print && (
      <>
        <h3>Fine print</h3>
        <Lines text={question.fine_print} />
      </>
    )}
    <h3>Sources</h3>
    <Lines text={question.sources} />
    <p class="meta muted">
      A moderator of this site records the outcome with a reason and evidence, by{' '}
      <When at={question.resolve_by} />. Forecasts count from the opening to the moment the outcome
      was knowable; what comes later does not.
    </p>
  </section>
)

const Claims = ({ claims }: { claims: QuotedClaim[] }) =>
  claims.length === 0 ? null : (
    <section>
      <h2>The claims it tests</h2>
      {claims.map(({ id, short, anchor }) => (
        <>
          <blockquote>{anchor.exact}</blockquote>
          <p class="meta">
            <a href={`/claims/${id}`}>{short}</a>
          </p>
        </>
      ))}
    </section>
  )

const Wording = ({ revisions }: { revisions: Revision[] }) => (
  <details>
    <summary>History of the wording</summary>
    <ol reversed>
      {revisions.map(({ number, made_at, handle }) => (
        <li>
          {number === 1 ? 'Asked' : 'Clarified'} by {handle}, <When at={made_at} />
        </li>
      ))}
    </ol>
  </details>
)
