import { may } from '#src/accounts/policy.ts'
import type { ListedArticle } from '#src/articles/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import { calendarDay, plural } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'

type ArticleListProps = {
  articles: ListedArticle[]
  after: string | undefined
  actor: Actor | undefined
}

export const ArticleList = ({ articles, after, actor }: ArticleListProps) => (
  <section id="article-list">
    <h1>Articles</h1>
    {may(actor, 'edit_articles') && (
      <p>
        <a href="/articles/new">Add an article</a>
      </p>
    )}
    {articles.length === 0 && <Empty>No articles yet. A moderator adds them.</Empty>}
    <ul class="list">
      {articles.map(({ slug, title, publisher, published_on, claims }) => (
        <li>
          <a href={`/articles/${slug}`}>{title}</a>
          <br />
          <span class="meta muted">
            {publisher}, {calendarDay(published_on)}, {plural(claims, 'claim')}
          </span>
        </li>
      ))}
    </ul>
    <Pager path="/articles" after={after} />
  </section>
)
