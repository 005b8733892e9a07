import type { Insertable } from 'kysely'
import { allow } from '#src/accounts/policy.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import type { Article, Tables } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { sha256 } from '#src/lib/sha256.ts'
import { slug } from '#src/lib/slug.ts'
import { blockHash, blocksOf, bodyHash, normalise } from '#src/quotes/blocks.ts'
import { normalAddress } from '#src/web/address.ts'
import { newArticle, type Obtained } from './article.ts'
import { findByAddress, slugsLike } from './queries.ts'

/** Takes in an article, pasted or fetched. Of one with quotes only, no text is kept anywhere, hashes alone. */
export function addArticle(ctx: Ctx, input: unknown): Promise<Article> {
  const { id: added_by } = allow(ctx.actor, 'edit_articles')
  const { text, obtained, ...article } = parse(newArticle, input)
  return transact(ctx, async (trx) => {
    // Asked beforehand: after a violated constraint nothing more can be read in this transaction.
    const twin = article.url && (await findByAddress(trx, normalAddress(article.url)))
    if (twin) throw known(twin)
    const row = { ...article, kind: 'original' as const, added_by }
    return placeArticle(trx, ctx, row, { text, obtained })
  })
}

type NewRow = Omit<Insertable<Tables['articles']>, 'slug'>

/** Writes an article with its first version, blocks and address, and says so in the log. */
export async function placeArticle(
  trx: Trx,
  ctx: Ctx,
  row: NewRow,
  { text, obtained }: { text: string; obtained: Obtained },
): Promise<Article> {
  const article = await trx
    .insertInto('articles')
    .values({ ...row, slug: await freeSlug(trx, row.title) })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (row.url)
    await trx
      .insertInto('article_addresses')
      .values({ address: normalAddress(row.url), kind: 'canonical', article_id: article.id })
      .execute()
  await placeVersion(trx, article, { text: normalise(text), obtained })
  await record(trx, ctx, { name: 'article.added', subject_id: article.id, at: article.made_at })
  return article
}

async function placeVersion(
  trx: Trx,
  article: Article,
  { text, obtained }: { text: string; obtained: Obtained },
) {
  const blocks = readBlocks(text)
  const version = await trx
    .insertInto('article_versions')
    .values({
      article_id: article.id,
      text: article.rights === 'full_text' ? text : null,
      text_sha256: sha256(text),
      body_sha256: bodyHash(text, blocks),
      obtained,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = blocks.map((block) => ({
    version_id: version.id,
    ...block,
    sha256: blockHash(text.slice(block.start, block.end)),
  }))
  await trx.insertInto('blocks').values(rows).execute()
}

function readBlocks(text: string) {
  try {
    return blocksOf(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal('invalid', 'text', error.message, { fields: { text: error.message } })
  }
}

async function freeSlug(trx: Trx, title: string): Promise<string> {
  const wanted = slug(title)
  const taken = await slugsLike(trx, wanted)
  for (let number = 2; ; number++) {
    const candidate = number === 2 ? wanted : `${wanted}-${number - 1}`
    if (!taken.has(candidate)) return candidate
  }
}

function known({ title, slug }: Pick<Article, 'title' | 'slug'>): Refusal {
  const words = sentence`This article is already here: "${title}", at /articles/${slug}. Nothing was added.`
  return new Refusal('conflict', 'known_address', words, { fields: { url: words } })
}
