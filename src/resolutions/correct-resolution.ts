import { allow } from '#src/accounts/policy.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { missing } from '#src/lib/refusal.ts'
import { lockQuestion } from '#src/questions/queries.ts'
import { isPersonal } from '#src/questions/question.ts'
import { finaliseResolution } from './finalise-resolution.ts'
import { placeProposal } from './place-proposal.ts'
import { reopenQuestion } from './reopen-question.ts'
import { readDecision } from './resolution.ts'

/**
 * An admin replaces a result by another: opened again, proposed and final in one transaction, so
 * that nobody forecasts in between and nobody sees the question without a result. Everybody is
 * scored again in the new round.
 */
export function correctResolution(
  ctx: Ctx,
  question_id: number,
  input: Record<string, string>,
): Promise<Question> {
  const { id: actor_id } = allow(ctx.actor, 'correct')
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    if (isPersonal(question)) throw missing('question')
    const decision = { ...readDecision(question, input), actor_id }
    const reopened = await reopenQuestion(trx, ctx, question, decision)
    const seen = { ...decision, version: reopened.version }
    const { proposed, entry } = await placeProposal(trx, ctx, reopened, seen)
    return finaliseResolution(trx, ctx, proposed, entry)
  })
}
