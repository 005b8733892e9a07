import type { ClaimInArticle } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { Range } from '#src/forecasts/filter.ts'
import type { Value } from '#src/kinds/index.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { HistoryChart } from '../charts/history-chart.tsx'
import { ArticleOfClaim } from '../claims/article-of-claim.tsx'
import { Crowd } from '../forecasts/crowd.tsx'
import { ForecastPanel } from '../forecasts/forecast-panel.tsx'
import type { Typed } from '../parts/field.tsx'
import { When } from '../parts/when.tsx'
import { AuthorTools } from '../personal/author-tools.tsx'
import { AuthorsForecast } from '../personal/authors-forecast.tsx'
import { Resolution } from '../resolutions/resolution.tsx'
import { say } from '../say.ts'
import { OwnScorePart, type OwnScoreProps } from '../scores/own-score.tsx'
import { HowItResolves } from './how-it-resolves.tsx'
import { ModeratorTools } from './moderator-tools.tsx'
import { StateLine } from './state-line.tsx'

type Revision = { number: number; made_at: Date; handle: string; body: string | null }

type QuestionPageProps = {
  question: SeenQuestion
  crowd: SeenCrowd
  points: CrowdPoint[]
  /** How much of the history its chart shows. */
  range: Range
  ignored?: string[]
  mine: Forecast[]
  sawCrowd: boolean
  claims: ClaimInArticle[]
  revisions: Revision[]
  entries: TellingEntry[]
  own: OwnScoreProps['own'] | undefined
  /** What the author of a personal question says, to somebody who was given its link. */
  told?: Value | undefined
  link?: string | undefined
  actor: Actor | undefined
  refusal: Refusal | undefined
  typed: Typed
  now: Date
}

export const QuestionPage = (props: QuestionPageProps) => {
  const { question, entries, revisions, own, actor, refusal, typed } = props
  return (
    <>
      <h1>{question.title}</h1>
      <StateLine question={question} />
      {own && <OwnScorePart question={question} own={own} />}
      {entries.length > 0 && <Resolution question={question} entries={entries} />}
      {isPersonal(question) ? <Personal {...props} /> : <Public {...props} />}
      <HowItResolves question={question} />
      <Claims claims={props.claims} />
      <Wording revisions={revisions} />
      <ModeratorTools {...{ question, actor, refusal, typed }} />
    </>
  )
}

const Public = (props: QuestionPageProps) => {
  const { question, crowd, points, mine, revisions, entries, range, ignored, now } = props
  const final = entries.find(({ kind, round }) => kind === 'final' && round === question.round)
  return (
    <>
      <div class="pair">
        <ForecastPanel {...props} />
        <Crowd
          {...{ question, crowd }}
          own={mine[0]?.value ?? undefined}
          outcome={final?.outcome ?? undefined}
        />
      </div>
      <HistoryChart
        {...{ question, points, mine, revisions, entries, range, now }}
        {...(ignored && { ignored })}
      />
    </>
  )
}

/** Without a crowd: to its author with all that is to be done, to others to be read. */
const Personal = (props: QuestionPageProps) => {
  const { question, told, link, actor } = props
  if (question.author_id !== actor?.id) return <AuthorsForecast question={question} told={told} />
  return (
    <>
      <ForecastPanel {...props} />
      <AuthorTools question={question} link={link} />
    </>
  )
}

const Claims = ({ claims }: { claims: ClaimInArticle[] }) =>
  claims.length === 0 ? null : (
    <section>
      <h2>{say`The claims it tests`}</h2>
      {claims.map((claim) => (
        <>
          <blockquote lang={claim.language}>{claim.anchor.exact}</blockquote>
          <p class="meta">
            {say`${<a href={`/claims/${claim.id}`}>{claim.short}</a>}, quoted from ${<ArticleOfClaim claim={claim} article={claim} />}`}
          </p>
        </>
      ))}
    </section>
  )

const Wording = ({ revisions }: { revisions: Revision[] }) => (
  <details>
    <summary>{say`History of the wording`}</summary>
    <ol reversed>
      {revisions.map(({ number, made_at, handle }) => (
        <li>{say`${number === 1 ? say`Asked` : say`Clarified`} by ${handle}, ${<When at={made_at} />}`}</li>
      ))}
    </ol>
  </details>
)
