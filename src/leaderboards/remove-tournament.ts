import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { keepText, record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { missing } from '#src/lib/refusal.ts'
import { removalInput } from './tournament.ts'

/** Takes a tournament and its board away; its questions and their scores stay what they are. */
export function removeTournament(ctx: Ctx, id: number, input: unknown): Promise<{ id: number }> {
  allow(ctx.actor, 'run_tournaments')
  const given = parse(removalInput, input)
  return transact(ctx, async (trx) => {
    const at = await stampAfterLock(trx)
    const { numUpdatedRows } = await trx
      .updateTable('tournaments')
      .set({ removed_at: at })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw missing('page')
    const reason_sha256 = await keepText(trx, given.reason)
    await record(trx, ctx, { name: 'tournament.removed', subject_id: id, at, reason_sha256 })
    return { id }
  })
}
