import { allow } from '#src/accounts/policy.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { lockQuestion } from '#src/questions/queries.ts'
import { finaliseResolution } from './finalise-resolution.ts'
import { placeProposal } from './place-proposal.ts'
import { readDecision } from './resolution.ts'

/**
 * A moderator proposes an outcome or an annulment; forecasting ends with it. Where the preset asks
 * for nobody else, it is final in the same transaction.
 */
export function proposeResolution(
  ctx: Ctx,
  question_id: number,
  input: Record<string, string>,
): Promise<Question> {
  const { id: actor_id } = allow(ctx.actor, 'resolve')
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const decision = readDecision(question, input)
    const { proposed, entry } = await placeProposal(trx, ctx, question, { ...decision, actor_id })
    return entry.preset === 'club' ? finaliseResolution(trx, ctx, proposed, entry) : proposed
  })
}
