import { may } from '#src/accounts/policy.ts'
import { type Relation, relations } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import type { ToldInRows } from '#src/forecasts/rows.ts'
import { kindOf } from '#src/kinds/index.ts'
import { boardPath } from '#src/leaderboards/filter.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Rows } from '../questions/rows.tsx'
import { say, speak } from '../say.ts'
import { ArticleOfClaim } from './article-of-claim.tsx'
import { ClaimFacts } from './claim-facts.tsx'
import { polarityWords, relationMeans, relationWords } from './words.ts'

type ClaimPageProps = {
  claim: QuotedClaim
  article: Article
  questions: LinkedQuestion[]
  told: ToldInRows
  actor: Actor | undefined
}

export const ClaimPage = ({ claim, article, questions, told, actor }: ClaimPageProps) => (
  <>
    <h1>{claim.statement}</h1>
    <p class="meta">
      {say`Quoted from ${<ArticleOfClaim {...{ claim, article }} />}`}
      {article.kind === 'summary' && <>, {say`in our summary’s words`}</>}
    </p>
    <blockquote lang={article.language}>
      … {claim.anchor.prefix}
      <mark>{claim.anchor.exact}</mark>
      {claim.anchor.suffix} …
    </blockquote>
    <ClaimFacts claim={claim} />

    {questions.length === 0 && <Empty>{say`No question tests this claim yet.`}</Empty>}
    {questions.length > 0 && !questions.some(({ relation }) => relation === 'direct') && (
      <p>{say`None of its questions settles this claim.`}</p>
    )}
    {relations.map((relation) => (
      <Group
        relation={relation}
        questions={questions.filter((question) => question.relation === relation)}
        told={told}
        back={`/claims/${claim.id}`}
      />
    ))}
    {questions.some(({ phase }) => phase === 'final') && (
      <p class="meta">
        <a href={boardPath(`claim/${claim.id}`, 'brier')}>{say`Who forecast it best`}</a>
      </p>
    )}
    {may(actor, 'ask') && (
      <p>
        <a href={`/questions/new?claim=${claim.id}`}>{say`Ask a question on this claim`}</a>
      </p>
    )}
  </>
)

type GroupProps = {
  relation: Relation
  questions: LinkedQuestion[]
  told: ToldInRows
  back: string
}

/** What is said of a row stands above it, so that it stays when the row comes back saved. */
const Group = ({ relation, questions, told, back }: GroupProps) =>
  questions.length === 0 ? null : (
    <section>
      <h2>{speak(relationWords[relation])}</h2>
      <p class="muted">{say`Each ${speak(relationMeans[relation])}.`}</p>
      {[...Map.groupBy(questions, whatItSays)].map(([says, alike]) => (
        <>
          {says && <h3 class="says">{says}</h3>}
          <Rows questions={alike} told={told} back={back} />
        </>
      ))}
    </section>
  )

/** Which answer speaks for the claim. */
function whatItSays({ spec, polarity, favours }: LinkedQuestion): string {
  if (polarity) return speak(polarityWords[polarity])
  const labels = kindOf(spec)
    .options(spec)
    .flatMap(({ key, label }) => (favours?.includes(key) ? [`"${label}"`] : []))
  return labels.length > 0 ? say`For the claim: ${labels.join(', ')}` : ''
}
