import type { Db } from '#src/db/ctx.ts'
import type { Article, ArticleVersion, Block } from '#src/db/schema.ts'
import { missing } from '#src/lib/refusal.ts'

const MOST_CHOICES = 12

/** The newest articles with claims, to choose one from. */
export const articleChoices = (db: Db): Promise<Pick<Article, 'slug' | 'title'>[]> =>
  db
    .selectFrom('articles')
    .select(['slug', 'title'])
    .where('id', 'in', ({ selectFrom }) => selectFrom('claims').select('article_id'))
    .orderBy('published_on', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_CHOICES)
    .execute()

export const findArticle = (db: Db, id: number): Promise<Article> =>
  db
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => missing('article'))

export const findArticleBySlug = (db: Db, slug: string): Promise<Article> =>
  db
    .selectFrom('articles')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow(() => missing('article'))

export type ReadVersion = ArticleVersion & { blocks: Block[] }

/** The newest text of an article, or what is kept of it. */
export async function newestVersion(db: Db, article_id: number): Promise<ReadVersion> {
  const version = await db
    .selectFrom('article_versions')
    .selectAll()
    .where('article_id', '=', article_id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow(() => missing('article'))
  const blocks = await db
    .selectFrom('blocks')
    .selectAll()
    .where('version_id', '=', version.id)
    .orderBy('index')
    .execute()
  return { ...version, blocks }
}

/** The article that is known under an address, if any. */
export const findByAddress = (db: Db, address: string) =>
  db
    .selectFrom('article_addresses')
    .innerJoin('articles', 'articles.id', 'article_addresses.article_id')
    .select(['articles.id', 'slug', 'title'])
    .where('address', '=', address)
    .executeTakeFirst()

/** Slugs that begin like a wanted one, so that a free one can be chosen. */
export const slugsLike = async (db: Db, slug: string): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('articles')
    .select('slug')
    .where('slug', 'like', `${slug}%`)
    .execute()
  return new Set(rows.map((row) => row.slug))
}
