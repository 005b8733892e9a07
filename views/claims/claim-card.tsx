import { may } from '#src/accounts/policy.ts'
import { type Relation, relations } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import type { ToldInRows } from '#src/forecasts/rows.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { Empty } from '../parts/empty.tsx'
import { ChanceSeen } from '../questions/chance-seen.tsx'
import { Rows } from '../questions/rows.tsx'
import { State } from '../questions/state.tsx'
import { say, speak } from '../say.ts'
import { WhoSaidIt } from './who-said-it.tsx'
import { relationMeans, relationWords } from './words.ts'

type ClaimCardProps = {
  claim: QuotedClaim
  questions: LinkedQuestion[]
  article: Pick<Article, 'slug'>
  told: ToldInRows
  actor: Actor | undefined
  /** By question, the claim in whose card its row stands: a page holds each row once. */
  places?: Map<number, number>
}

/** A claim in short: its words, who said them, and its questions to be forecast there and then. */
export const ClaimCard = ({ claim, questions, actor, ...rows }: ClaimCardProps) => (
  <article class="card" id={`claim-card-${claim.id}`}>
    <h3>
      <a href={`/claims/${claim.id}`}>{claim.short}</a>
    </h3>
    <blockquote lang={claim.language}>{claim.anchor.exact}</blockquote>
    <WhoSaidIt claim={claim} />
    {questions.length === 0 && <Empty>{say`No question tests this claim yet.`}</Empty>}
    {relations.map((relation) => (
      <Group
        {...rows}
        relation={relation}
        questions={questions.filter((question) => question.relation === relation)}
      />
    ))}
    {may(actor, 'ask') && (
      <p>
        <a href={`/questions/new?claim=${claim.id}`}>
          {say`Ask a question`}
          <span class="visually-hidden"> {say`on: ${claim.short}`}</span>
        </a>
      </p>
    )}
  </article>
)

type GroupProps = Omit<ClaimCardProps, 'claim' | 'actor'> & { relation: Relation }

/** How they test the claim stands above them, so that it stays when a row comes back saved. */
const Group = ({ relation, questions, article, told, places }: GroupProps) => {
  if (questions.length === 0) return null
  const isElsewhere = ({ id, claim_id }: LinkedQuestion) =>
    (places?.get(id) ?? claim_id) !== claim_id
  const lines = questions.filter(isElsewhere)
  const rows = questions.filter((question) => !isElsewhere(question))
  return (
    <>
      <p class="meta">
        <a href="/help#relations" title={speak(relationMeans[relation])}>
          {speak(relationWords[relation])}
        </a>
      </p>
      {rows.length > 0 && <Rows questions={rows} told={told} back={`/articles/${article.slug}`} />}
      {lines.length > 0 && <Lines questions={lines} told={told} />}
    </>
  )
}

/** In short, of questions whose rows stand in the card of another claim. */
const Lines = ({ questions, told }: Pick<GroupProps, 'questions' | 'told'>) => (
  <ul class="list">
    {questions.map((question) => (
      <li>
        <a href={pathOf(question)}>{question.title}</a>{' '}
        <span class="meta">
          <ChanceSeen question={question} crowd={told.crowds.get(question.id)} />{' '}
          <span class="state">
            <State question={question} />
          </span>
        </span>
      </li>
    ))}
  </ul>
)
