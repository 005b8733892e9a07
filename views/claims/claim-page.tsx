import { type Relation, relations } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import { kindOf } from '#src/kinds/index.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { Empty } from '../parts/empty.tsx'
import { ChanceSeen } from '../questions/chance-seen.tsx'
import { anchorWords, polarityWords, relationMeans, relationWords, stateWords } from '../words.ts'
import { WhoSaidIt } from './who-said-it.tsx'

type ClaimPageProps = {
  claim: QuotedClaim
  article: Article
  questions: LinkedQuestion[]
  crowds: Map<number, SeenCrowd>
  actor: Actor | undefined
}

export const ClaimPage = ({ claim, article, questions, crowds, actor }: ClaimPageProps) => (
  <>
    <h1>{claim.statement}</h1>
    <p class="meta">
      Quoted from <a href={`/articles/${article.slug}#claim-${claim.id}`}>{article.title}</a>
      {article.kind === 'summary' && ', in our summary’s words'}
    </p>
    <blockquote lang={article.language}>
      … {claim.anchor.prefix}
      <mark>{claim.anchor.exact}</mark>
      {claim.anchor.suffix} …
    </blockquote>
    <WhoSaidIt claim={claim} />
    {claim.deadline_note && <p class="meta muted">{claim.deadline_note}</p>}
    <p class="meta muted">Checked: {anchorWords[claim.anchor.state]}.</p>

    {questions.length === 0 && <Empty>No question tests this claim yet.</Empty>}
    {questions.length > 0 && !questions.some(({ relation }) => relation === 'direct') && (
      <p>None of its questions settles this claim.</p>
    )}
    {relations.map((relation) => (
      <Group
        relation={relation}
        questions={questions.filter((question) => question.relation === relation)}
        crowds={crowds}
      />
    ))}
    {actor && (
      <p>
        <a href={`/questions/new?claim=${claim.id}`}>Ask a question on this claim</a>
      </p>
    )}
  </>
)

type GroupProps = {
  relation: Relation
  questions: LinkedQuestion[]
  crowds: Map<number, SeenCrowd>
}

const Group = ({ relation, questions, crowds }: GroupProps) =>
  questions.length === 0 ? null : (
    <section>
      <h2>{relationWords[relation]}</h2>
      <p class="muted">Each {relationMeans[relation]}.</p>
      <ul class="list">
        {questions.map((question) => (
          <li>
            <a href={pathOf(question)}>{question.title}</a>
            <br />
            <span class="meta">
              <ChanceSeen question={question} crowd={crowds.get(question.id)} />{' '}
              <span class="state">{stateWords(question)}</span> <WhatItSays question={question} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

/** Which answer speaks for the claim. */
const WhatItSays = ({ question: { spec, polarity, favours } }: { question: LinkedQuestion }) => {
  if (polarity) return <>{polarityWords[polarity]}</>
  const labels = kindOf(spec)
    .options(spec)
    .flatMap(({ key, label }) => (favours?.includes(key) ? [`"${label}"`] : []))
  return labels.length > 0 ? <>For the claim: {labels.join(', ')}</> : null
}
