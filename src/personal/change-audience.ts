import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import { newToken } from '#src/accounts/token.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { audience } from './personal.ts'
import { lockOwn } from './queries.ts'

const change = z.strictObject({ audience })

/** Shares a question for oneself by a link, always a new one, or ends the link it has. */
export function changeAudience(ctx: Ctx, question_id: number, input: unknown): Promise<Question> {
  const actor = allow(ctx.actor, 'ask_oneself')
  const { audience } = parse(change, input)
  return transact(ctx, async (trx) => {
    const question = await lockOwn(trx, actor, question_id)
    const at = await stampAfterLock(trx)
    const shared = { audience, link_token: audience === 'link' ? newToken().token : null }
    await trx.updateTable('questions').set(shared).where('id', '=', question_id).execute()
    const event = { name: 'question.audience_changed', subject_id: question_id } as const
    await record(trx, ctx, { ...event, question_id, at })
    return { ...question, ...shared }
  })
}
