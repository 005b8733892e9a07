import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Article } from '#src/db/schema.ts'

type ArticleOfClaimProps = {
  claim: Pick<QuotedClaim, 'id'>
  article: Pick<Article, 'slug' | 'title' | 'language'>
}

/** A link to the words of a claim where they stand. */
export const ArticleOfClaim = ({ claim, article }: ArticleOfClaimProps) => (
  <a href={`/articles/${article.slug}#claim-${claim.id}`} lang={article.language}>
    {article.title}
  </a>
)
