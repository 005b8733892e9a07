import { type Actor, type Ctx, type Db, transact } from '#src/db/ctx.ts'
import type { WaitingDraft } from '#src/db/schema.ts'
import { attempt } from '#src/lib/refusal.ts'
import { sentence, together } from '#src/lib/sentence.ts'
import { utcTime } from '#src/lib/utc.ts'
import { asGone } from './gone.ts'
import { makeForecast } from './make-forecast.ts'
import { draftsOf } from './queries.ts'

/**
 * Makes the forecasts that waited for an account, each stamped now. What cannot be made any more
 * is told by its title; nothing waits afterwards.
 *
 * @returns what became of them, as sentences
 */
export async function deliverDrafts(db: Db, actor: Actor, visitor: string): Promise<string[]> {
  const ctx: Ctx = { db, actor }
  const sentences: string[] = []
  for (const draft of await draftsOf(db, visitor)) {
    const { refusal, made } = await attempt(deliver(ctx, draft))
    if (refusal) sentences.push(together(sentence`${draft.title}:`, refusal.told))
    else if (made)
      sentences.push(sentence`Your forecast is saved, at ${utcTime(made.made_at)}: ${draft.title}`)
    if (refusal) await db.deleteFrom('drafts').where('id', '=', draft.id).execute()
  }
  return sentences
}

/** Taken away with the forecast made of it: sent twice, it is made once. */
const deliver = (ctx: Ctx, { id, question_id, value }: WaitingDraft) =>
  transact(ctx, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('drafts')
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return undefined
    return makeForecast({ ...ctx, db: trx }, question_id, value).catch(asGone)
  })
