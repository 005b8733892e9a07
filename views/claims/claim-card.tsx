import { may } from '#src/accounts/policy.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { Empty } from '../parts/empty.tsx'
import { ChanceSeen } from '../questions/chance-seen.tsx'
import { State } from '../questions/state.tsx'
import { say, speak } from '../say.ts'
import { WhoSaidIt } from './who-said-it.tsx'
import { relationMeans, relationWords } from './words.ts'

type ClaimCardProps = {
  claim: QuotedClaim
  questions: LinkedQuestion[]
  crowds: Map<number, SeenCrowd>
  actor: Actor | undefined
}

/** A claim in short: its words, who said them, and how its questions stand. */
export const ClaimCard = ({ claim, questions, crowds, actor }: ClaimCardProps) => (
  <article class="card" id={`claim-card-${claim.id}`}>
    <h3>
      <a href={`/claims/${claim.id}`}>{claim.short}</a>
    </h3>
    <blockquote>{claim.anchor.exact}</blockquote>
    <WhoSaidIt claim={claim} />
    {questions.length === 0 && <Empty>{say`No question tests this claim yet.`}</Empty>}
    <ul class="list">
      {questions.map((question) => (
        <li>
          <a href={pathOf(question)}>{question.title}</a>
          <br />
          <span class="meta">
            <ChanceSeen question={question} crowd={crowds.get(question.id)} />{' '}
            <span class="state">
              <State question={question} />
            </span>{' '}
            <span class="muted" title={speak(relationMeans[question.relation])}>
              {speak(relationWords[question.relation])}
            </span>
          </span>
        </li>
      ))}
    </ul>
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
