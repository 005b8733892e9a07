import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { instant } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { utc } from '#src/lib/utc.ts'
import { lockQuestion } from './queries.ts'
import { closeInForce, reason } from './question.ts'

const moving = z.strictObject({
  /** Named apart from the reason for closing, which is asked for on the same page. */
  move_reason: reason,
  closes_at: instant(sentence`Add the new close, such as 2027-12-31.`),
})

/** Moves the close later, while the question is open. Earlier there is only closing now. */
export function moveClose(ctx: Ctx, question_id: number, input: unknown): Promise<Question> {
  allow(ctx.actor, 'review')
  const { closes_at, move_reason } = parse(moving, input)
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const at = await stampAfterLock(trx)
    if (question.state !== 'published' || closeInForce(question) <= at)
      throw new Refusal(
        'conflict',
        'not_open',
        sentence`This question is not open any more. Nothing was changed.`,
      )
    if (closes_at <= question.closes_at) throw notLater()

    const resolve_by = movedAlike(question, closes_at)
    await trx
      .updateTable('questions')
      .set((eb) => ({ closes_at, resolve_by, version: eb('version', '+', 1) }))
      .where('id', '=', question_id)
      .execute()
    const [from, to] = [utc(question.closes_at), utc(closes_at)]
    const reason_sha256 = await keepText(trx, `From ${from} to ${to}. ${move_reason}`)
    const event = { name: 'question.close_moved', subject_id: question_id, question_id } as const
    await record(trx, ctx, { ...event, at, reason_sha256 })
    return { ...question, closes_at, resolve_by }
  })
}

/** What is known later is resolved later, by as much. */
const movedAlike = ({ closes_at, resolve_by }: Question, later: Date) =>
  new Date(resolve_by.getTime() + later.getTime() - closes_at.getTime())

function notLater(): Refusal {
  const words = sentence`A close moves later only. To end it earlier, close the question now.`
  return new Refusal('invalid', 'not_later', words, { fields: { closes_at: words } })
}
