import { allow } from '#src/accounts/policy.ts'
import { hasOtherModerator } from '#src/accounts/queries.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { lockQuestion } from './queries.ts'
import { revealOf } from './question.ts'

/**
 * A moderator takes a member's question onto the boards; one in review or draft opens with it. Of
 * one's own only where nobody else could.
 */
export function acceptQuestion(ctx: Ctx, question_id: number): Promise<Question> {
  const { id: reviewed_by } = allow(ctx.actor, 'review')
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const waits = question.state === 'draft' || question.state === 'review'
    if (question.removed_at || (question.reviewed_at && !waits)) throw alreadyAccepted()

    const isOwn = question.author_id === reviewed_by
    if (isOwn && (await hasOtherModerator(trx, reviewed_by))) throw notOneself()

    const at = await stampAfterLock(trx)
    const change = { reviewed_at: at, reviewed_by, ...(waits && openingOf(question, at)) }
    await trx
      .updateTable('questions')
      .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
      .where('id', '=', question_id)
      .execute()
    await record(trx, ctx, { name: 'question.accepted', subject_id: question_id, question_id, at })
    return { ...question, ...change }
  })
}

/** Opens when it was to open, or now if that has passed; what depends on it moves along. */
function openingOf(question: Question, at: Date) {
  const { closes_at } = question
  const opens_at = question.opens_at < at ? at : question.opens_at
  if (opens_at >= closes_at) throw overdue()
  return { state: 'published' as const, opens_at, reveal_at: revealOf(opens_at, closes_at) }
}

const alreadyAccepted = () =>
  new Refusal(
    'conflict',
    'accepted',
    sentence`This question was accepted already. Nothing was changed.`,
  )

const notOneself = () =>
  new Refusal(
    'forbidden',
    'own_question',
    sentence`Another moderator accepts what you have asked yourself. Nothing was changed.`,
  )

const overdue = () =>
  new Refusal(
    'conflict',
    'overdue',
    sentence`Its close has passed, so it cannot open any more. Nothing was changed.`,
  )
