import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Article } from '#src/db/schema.ts'
import { addressOfQuote } from '#src/quotes/fragment.ts'
import { say } from '../say.ts'
import { Beside, InWords, type Standing } from './beside.tsx'

type QuotesInContextProps = Standing & { article: Article; claims: QuotedClaim[] }

/** Where the text itself is not kept: each quote between the words around it. */
export const QuotesInContext = ({ article, claims, ...standing }: QuotesInContextProps) => (
  <div class="article-text" lang={article.language}>
    {claims.map(({ id, anchor }) => (
      <p id={`claim-${id}`}>
        <Beside id={id} {...standing} />… {anchor.prefix}
        <a class="mark" href={`#claim-card-${id}`}>
          <strong>{anchor.exact}</strong>
          <span class="visually-hidden">
            {' '}
            (<InWords id={id} {...standing} />)
          </span>
        </a>
        {anchor.suffix} …
        {article.url && (
          <>
            {' '}
            <a
              href={addressOfQuote(article.url, anchor)}
              rel="nofollow ugc noopener"
              lang="en"
            >{say`Read it there`}</a>
          </>
        )}
      </p>
    ))}
  </div>
)
