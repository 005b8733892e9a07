import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { lockQuestion } from './queries.ts'
import { closeInForce, reason } from './question.ts'

const closing = z.strictObject({ reason })

/**
 * Closes a question now. The scheduled close stays: scores are weighted over the schedule. The
 * row is locked first and the time taken after it, so that everything accepted before is earlier.
 */
export function closeQuestion(ctx: Ctx, question_id: number, input: unknown): Promise<Question> {
  allow(ctx.actor, 'review')
  const given = parse(closing, input)
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const at = await stampAfterLock(trx)
    if (question.state !== 'published' || at < question.opens_at || closeInForce(question) <= at)
      throw new Refusal(
        'conflict',
        'not_open',
        sentence`This question is not open. Nothing was changed.`,
      )

    await trx
      .updateTable('questions')
      .set((eb) => ({ closed_early_at: at, version: eb('version', '+', 1) }))
      .where('id', '=', question_id)
      .execute()
    const reason_sha256 = await keepText(trx, given.reason)
    const event = { name: 'question.closed_early', subject_id: question_id, question_id } as const
    await record(trx, ctx, { ...event, at, reason_sha256 })
    return { ...question, closed_early_at: at }
  })
}
