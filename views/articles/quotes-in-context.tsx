import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Article } from '#src/db/schema.ts'
import { addressOfQuote } from '#src/quotes/fragment.ts'

type QuotesInContextProps = { article: Article; claims: QuotedClaim[] }

/** Where the text itself is not kept: each quote between the words around it. */
export const QuotesInContext = ({ article, claims }: QuotesInContextProps) => (
  <div class="article-text" lang={article.language}>
    {claims.map(({ id, anchor }) => (
      <p id={`claim-${id}`}>
        … {anchor.prefix}
        <a class="mark" href={`#claim-card-${id}`}>
          <strong>{anchor.exact}</strong>
        </a>
        {anchor.suffix} …
        {article.url && (
          <>
            {' '}
            <a href={addressOfQuote(article.url, anchor)} rel="nofollow ugc noopener" lang="en">
              Read it there
            </a>
          </>
        )}
      </p>
    ))}
  </div>
)
