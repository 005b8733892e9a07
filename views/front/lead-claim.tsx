import type { ToldInRows } from '#src/forecasts/rows.ts'
import type { Lead } from '#src/front/queries.ts'
import { ArticleOfClaim } from '../claims/article-of-claim.tsx'
import { Rows } from '../questions/rows.tsx'
import { say } from '../say.ts'

type LeadClaimProps = { lead: Lead; told: ToldInRows }

/** A claim in its own words, and the question that tests it, to be forecast there and then. */
export const LeadClaim = ({ lead: { claim, question, article }, told }: LeadClaimProps) => (
  <section class="card">
    <h2 class="visually-hidden">{say`A claim and its question`}</h2>
    <blockquote lang={article.language}>
      … {claim.anchor.prefix}
      <mark>{claim.anchor.exact}</mark>
    </blockquote>
    <Rows questions={[question]} told={told} back="/" />
    <p class="meta muted">
      {say`Claim of ${claim.speaker}, quoted from ${<ArticleOfClaim {...{ claim, article }} />}`}
      {article.kind === 'summary' && <>, {say`in our summary’s words`}</>}
    </p>
  </section>
)
