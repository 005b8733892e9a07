import { articlesPath } from '#src/articles/filter.ts'
import type { FoundClaim } from '#src/claims/queries.ts'
import type { Article } from '#src/db/schema.ts'
import type { Shown } from '#src/questions/filter.ts'
import { calendarDay } from '../format.ts'
import { say } from '../say.ts'

/** What else speaks of the words that were sought. */
export type FoundBeside = {
  /** How many questions the same words find in each list. */
  counts: Record<Shown, number>
  claims: FoundClaim[]
  articles: Article[]
}

export const FoundBesidePart = ({ q, claims, articles }: FoundBeside & { q: string }) => (
  <>
    {claims.length > 0 && (
      <section>
        <h2>{say`Claims that speak of it`}</h2>
        <ul class="list">
          {claims.map(({ id, short, speaker, article }) => (
            <li>
              <a href={`/claims/${id}`}>{short}</a>
              <br />
              <span class="meta muted">{say`${speaker}, in ${article}`}</span>
            </li>
          ))}
        </ul>
      </section>
    )}
    {articles.length > 0 && (
      <section>
        <h2>{say`Articles that speak of it`}</h2>
        <ul class="list">
          {articles.map(({ slug, title, publisher, published_on, language }) => (
            <li>
              <a href={`/articles/${slug}`} lang={language}>
                {title}
              </a>
              <br />
              <span class="meta muted">
                {publisher}, {calendarDay(published_on)}
              </span>
            </li>
          ))}
        </ul>
        <p>
          <a href={articlesPath({ q, publisher: '' })}>{say`All articles that speak of it`}</a>
        </p>
      </section>
    )}
    {claims.length + articles.length === 0 && (
      <p class="muted">{say`No claim and no article speaks of it.`}</p>
    )}
  </>
)
