import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { lockQuestion } from './queries.ts'

/** A moderator has checked a starter question against the world as it is now. */
export function tickPrecheck(ctx: Ctx, question_id: number): Promise<Question> {
  const { id: prechecked_by } = allow(ctx.actor, 'review')
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const at = await stampAfterLock(trx)
    const change = { prechecked_at: at, prechecked_by }
    await trx.updateTable('questions').set(change).where('id', '=', question_id).execute()
    await record(trx, ctx, {
      name: 'question.prechecked',
      subject_id: question_id,
      question_id,
      at,
    })
    return { ...question, ...change }
  })
}
