import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findArticle } from './queries.ts'

const change = z.strictObject({
  rights: z.literal('quote_only', sentence`Going back to quotes is all that can be changed here.`),
})

/** Goes back to quotes: every stored text of the article is dropped at once, and for good. */
export function keepQuotesOnly(ctx: Ctx, article_id: number, input: unknown): Promise<Article> {
  allow(ctx.actor, 'edit_articles')
  const { rights } = parse(change, input)
  return transact(ctx, async (trx) => {
    const article = await findArticle(trx, article_id)
    await trx
      .updateTable('articles')
      .set({ rights, rights_basis: null })
      .where('id', '=', article_id)
      .execute()
    await trx
      .updateTable('article_versions')
      .set({ text: null })
      .where('article_id', '=', article_id)
      .execute()
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'article.text_dropped', subject_id: article_id, at })
    return { ...article, rights }
  })
}
