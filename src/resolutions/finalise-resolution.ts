import { stampAfterLock } from '#src/db/clock.ts'
import type { Ctx, Trx } from '#src/db/ctx.ts'
import type { Question, ResolutionEntry } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { isPersonal } from '#src/questions/question.ts'
import { scoreQuestion } from '#src/scores/score-question.ts'
import { movedOn } from './moved-on.ts'
import { moveState } from './queries.ts'

/**
 * Makes a proposal final: the entry, the question's state, everybody's scores and the event, in
 * the one transaction it is called in. A score that fails undoes all of it.
 *
 * @param question locked, as it stands with the proposal
 */
export async function finaliseResolution(
  trx: Trx,
  ctx: Ctx,
  question: Question,
  proposal: ResolutionEntry,
): Promise<Question> {
  const state = proposal.outcome === null ? ('annulled' as const) : ('final' as const)
  if (!(await moveState(trx, question, { state }))) throw await movedOn(trx, question.id)

  const final = { ...question, state, version: question.version + 1 }
  const at = await stampAfterLock(trx)
  const { id: _, ...same } = proposal
  const made = { ...same, kind: 'final' as const, question_version: final.version, made_at: at }
  const entry = await trx
    .insertInto('resolution_entries')
    .values({ ...made, actor_id: ctx.actor?.id ?? proposal.actor_id })
    .returningAll()
    .executeTakeFirstOrThrow()

  const { outcome, known_at, round } = entry
  if (outcome !== null && known_at) await scoreQuestion(trx, final, { outcome, known_at, round })
  // Whoever resolves a member's question has read it: that accepts it.
  if (!final.reviewed_at && !isPersonal(final)) await acceptWith(trx, entry)
  await record(trx, ctx, {
    name: 'resolution.final',
    subject_id: entry.id,
    question_id: question.id,
    at,
    reason_sha256: entry.reason_sha256,
    ...(entry.evidence && { link: entry.evidence }),
  })
  return final
}

const acceptWith = (trx: Trx, { question_id, actor_id, made_at }: ResolutionEntry) =>
  trx
    .updateTable('questions')
    .set({ reviewed_at: made_at, reviewed_by: actor_id })
    .where('id', '=', question_id)
    .execute()
