import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { keepText, record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'

const REASON = 'A practice question: the site has been tried out.'

/** Annuls every practice question and takes it off all pages. What was forecast stays recorded. */
export function removePractice(ctx: Ctx): Promise<{ id: number }> {
  allow(ctx.actor, 'administer')
  return transact(ctx, async (trx) => {
    const questions = await trx
      .selectFrom('questions')
      .select('id')
      .where('practice', '=', true)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
    const [first] = questions
    if (!first) throw new Refusal('conflict', 'none', 'There are no practice questions any more.')

    const at = await stampAfterLock(trx)
    const reason_sha256 = await keepText(trx, REASON)
    for (const { id } of questions) {
      await trx
        .updateTable('questions')
        .set((eb) => ({ state: 'annulled', removed_at: at, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute()
      const event = { name: 'question.removed', subject_id: id, question_id: id } as const
      await record(trx, ctx, { ...event, at, reason_sha256 })
    }
    return first
  })
}
