import { allow } from '#src/accounts/policy.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { finaliseResolution } from '#src/resolutions/finalise-resolution.ts'
import { placeProposal } from '#src/resolutions/place-proposal.ts'
import { readOwnDecision } from '#src/resolutions/resolution.ts'
import { lockOwn } from './queries.ts'

/** The author records how a question for oneself ended; it is final and scored at once. */
export function resolveOwn(
  ctx: Ctx,
  question_id: number,
  input: Record<string, string>,
): Promise<Question> {
  const actor = allow(ctx.actor, 'ask_oneself')
  return transact(ctx, async (trx) => {
    const question = await lockOwn(trx, actor, question_id)
    const decision = { ...readOwnDecision(question, input), actor_id: actor.id }
    const { proposed, entry } = await placeProposal(trx, ctx, question, decision)
    return finaliseResolution(trx, ctx, proposed, entry)
  })
}
