import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import { rankOf, speaksOf } from '#src/db/search.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import type { ArticleFilter } from './filter.ts'

const PAGE = 25
const MOST_PUBLISHERS = 40

export type ListedArticle = Article & { claims: number }

/** What of an article is searched, as its index has it. */
const ARTICLE_WORDS = sql`to_tsvector('english', articles.title || ' ' || articles.publisher
  || ' ' || coalesce(articles.author, '') || ' ' || coalesce(articles.summary, ''))`

const matching = (db: Db, { q, publisher }: ArticleFilter) =>
  db
    .selectFrom('articles')
    .$if(q !== '', (query) => query.where(speaksOf(ARTICLE_WORDS, q)))
    .$if(publisher !== '', (query) => query.where('publisher', '=', publisher))

/** A page of articles with how many there are in all, the newest publication first. */
export async function listArticles(
  db: Db,
  filter: ArticleFilter,
  cursor?: string,
): Promise<Page<ListedArticle> & { total: number }> {
  const [day, id] = readCursor(cursor, 2) ?? []
  const rows = await matching(db, filter)
    .selectAll('articles')
    .select(({ selectFrom }) =>
      selectFrom('claims')
        .whereRef('claims.article_id', '=', 'articles.id')
        .select(({ fn }) => fn.countAll<number>().as('claims'))
        .as('claims'),
    )
    .$if(day !== undefined, (query) =>
      query.where(
        sql<boolean>`(published_on - date '1970-01-01', articles.id) < (${day}::bigint, ${id}::bigint)`,
      ),
    )
    .orderBy('published_on', 'desc')
    .orderBy('articles.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const { total } = await matching(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = toPage(rows as ListedArticle[], PAGE, ({ published_on, id }) => [
    daysOf(published_on),
    id,
  ])
  return { ...page, total }
}

/** The articles that speak most of something. */
export const articlesAbout = (db: Db, q: string, most: number): Promise<Article[]> =>
  matching(db, { q, publisher: '' })
    .selectAll()
    .orderBy(rankOf(ARTICLE_WORDS, q), 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** Who published what is here, in order of the alphabet. */
export const publishersOf = async (db: Db): Promise<string[]> => {
  const rows = await db
    .selectFrom('articles')
    .select('publisher')
    .distinct()
    .orderBy('publisher')
    .limit(MOST_PUBLISHERS)
    .execute()
  return rows.map(({ publisher }) => publisher)
}

const daysOf = (day: string) => Date.parse(`${day}T00:00Z`) / 86_400_000
