import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { lockQuestion } from './queries.ts'

/** A moderator takes a member's question onto the boards; one in review or draft opens with it. */
export function acceptQuestion(ctx: Ctx, question_id: number): Promise<Question> {
  const { id: reviewed_by } = allow(ctx.actor, 'review')
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const waits = question.state === 'draft' || question.state === 'review'
    if (question.removed_at || (question.reviewed_at && !waits)) throw alreadyAccepted()

    const at = await stampAfterLock(trx)
    const state = waits ? ('published' as const) : question.state
    const opens_at = waits && question.opens_at < at ? at : question.opens_at
    if (opens_at >= question.closes_at) throw overdue()
    const change = { reviewed_at: at, reviewed_by, state, opens_at }
    await trx
      .updateTable('questions')
      .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
      .where('id', '=', question_id)
      .execute()
    await record(trx, ctx, { name: 'question.accepted', subject_id: question_id, question_id, at })
    return { ...question, ...change }
  })
}

const alreadyAccepted = () =>
  new Refusal('conflict', 'accepted', 'This question was accepted already. Nothing was changed.')

const overdue = () =>
  new Refusal(
    'conflict',
    'overdue',
    'Its close has passed, so it cannot open any more. Nothing was changed.',
  )
