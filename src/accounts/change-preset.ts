import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { keepText, record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { presets } from '#src/site/site.ts'
import { allow } from './policy.ts'

const change = z.strictObject({ preset: z.enum(presets, sentence`Choose club, team or public.`) })

/** Chooses how much agreement results need from now on; open proposals keep theirs. */
export async function changePreset(ctx: Ctx, input: unknown): Promise<void> {
  const { id } = allow(ctx.actor, 'administer')
  const { preset } = parse(change, input)
  await transact(ctx, async (trx) => {
    const before = await trx
      .selectFrom('site')
      .select('preset')
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (before.preset === preset) return
    await trx.updateTable('site').set({ preset }).execute()
    const reason_sha256 = await keepText(trx, `From ${before.preset} to ${preset}.`)
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'preset.changed', subject_id: id, at, reason_sha256 })
  })
}
