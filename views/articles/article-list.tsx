import { may } from '#src/accounts/policy.ts'
import { type ArticleFilter, articlesPath } from '#src/articles/filter.ts'
import type { ListedArticle } from '#src/articles/list-articles.ts'
import type { Actor } from '#src/db/ctx.ts'
import { type Ignored, MOST_SOUGHT } from '#src/lib/filter.ts'
import { calendarDay, plural } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { Choice } from '../parts/field.tsx'
import { IgnoredPart } from '../parts/ignored.tsx'
import { Looser } from '../parts/looser.tsx'
import { Pager } from '../parts/pager.tsx'
import { say } from '../say.ts'

type ArticleListProps = FilterProps & {
  articles: ListedArticle[]
  /** How many questions are open on each. */
  open: Map<number, number>
  filter: Ignored
  total: number
  after: string | undefined
  actor: Actor | undefined
}

export const ArticleList = (props: ArticleListProps) => {
  const { articles, open, filter, total, after, actor } = props
  return (
    <section id="article-list">
      <h1>{say`Articles`}</h1>
      {may(actor, 'edit_articles') && (
        <p>
          <a href="/articles/new">{say`Add an article`}</a>
        </p>
      )}
      <FilterForm {...props} />
      <IgnoredPart ignored={filter.ignored} />
      {articles.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <p class="meta muted">{plural(total, 'article')}</p>
      )}
      <ul class="list">
        {articles.map((article) => (
          <Line article={article} open={open.get(article.id) ?? 0} />
        ))}
      </ul>
      <Pager path={articlesPath(filter)} after={after} />
    </section>
  )
}

const Line = ({ article, open }: { article: ListedArticle; open: number }) => {
  const { slug, title, language, publisher, published_on, claims } = article
  return (
    <li>
      <a href={`/articles/${slug}`} lang={language}>
        {title}
      </a>
      <br />
      <span class="meta muted">
        {publisher}, {calendarDay(published_on)} · {plural(claims, 'claim')} ·{' '}
        {plural(open, 'open question')}
      </span>
    </li>
  )
}

type FilterProps = { filter: ArticleFilter; publishers: string[] }

/** Each choice is a part of the address. A publisher that is set stays, listed or not. */
const FilterForm = ({ filter: { q, publisher }, publishers }: FilterProps) => {
  const named = publisher === '' || publishers.includes(publisher) ? [] : [publisher]
  const options = [...named, ...publishers].map((name) => [name, name] as const)
  return (
    <form method="get" action="/articles" class="filter">
      <div class="field">
        <label for="q">{say`Words`}</label>
        <input id="q" name="q" type="search" value={q} maxlength={MOST_SOUGHT} />
      </div>
      <Choice
        name="publisher"
        label={say`Publisher`}
        value={publisher}
        options={[['', say`all`], ...options]}
      />
      <button class="quiet">{say`Show`}</button>
    </form>
  )
}

const Nothing = ({ filter }: { filter: ArticleFilter }) => {
  const { q, publisher } = filter
  if (q === '' && publisher === '')
    return <Empty>{say`No articles yet. A moderator adds them.`}</Empty>
  const looser: [words: string, path: string][] = []
  if (q !== '') looser.push([say`the words "${q}"`, articlesPath({ ...filter, q: '' })])
  if (publisher !== '')
    looser.push([say`the publisher "${publisher}"`, articlesPath({ ...filter, publisher: '' })])
  return <Looser nothing={say`No article here fits all of this. Leave out:`} looser={looser} />
}
