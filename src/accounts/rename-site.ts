import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { keepText, record } from '#src/events/record.ts'
import { text } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findSite } from '#src/site/queries.ts'
import { allow } from './policy.ts'

const renaming = z.strictObject({ name: text(40, { missing: sentence`Give the site a name.` }) })

/** Gives the site the name that stands above each of its pages. */
export function renameSite(ctx: Ctx, input: unknown): Promise<{ id: number }> {
  const { id } = allow(ctx.actor, 'administer')
  const { name } = parse(renaming, input)
  return transact(ctx, async (trx) => {
    const before = await findSite(trx)
    await trx.updateTable('site').set({ name }).execute()
    const reason_sha256 = await keepText(trx, `From ${before.name} to ${name}.`)
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'site.renamed', subject_id: id, at, reason_sha256 })
    return { id }
  })
}
