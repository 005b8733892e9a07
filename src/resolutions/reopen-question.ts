import { stampAfterLock } from '#src/db/clock.ts'
import type { Ctx, Trx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { findSite } from '#src/site/queries.ts'
import { movedOn } from './moved-on.ts'
import { finalOf, moveState } from './queries.ts'
import type { Decision } from './resolution.ts'

/** By whom a result is opened again, and on what grounds. */
type Grounds = Pick<Decision, 'version' | 'evidence' | 'passage' | 'reason'> & { actor_id: number }

/**
 * Opens a result again, a round later. Its entry names what it was; nothing of the round before
 * is erased, its scores only count no more.
 *
 * @param question locked
 * @returns the question as it stands then
 */
export async function reopenQuestion(
  trx: Trx,
  ctx: Ctx,
  question: Question,
  { version, actor_id, evidence, passage, reason }: Grounds,
): Promise<Question> {
  const { id: question_id, round } = question
  const isResult = question.state === 'final' || question.state === 'annulled'
  const reopened = { state: 'published' as const, round: round + 1, version: version + 1 }
  const moved =
    isResult && question.version === version && (await moveState(trx, question, reopened))
  if (!moved) throw await movedOn(trx, question_id)

  const { outcome, annulment, known_at } = await finalOf(trx, question)
  const { preset } = await findSite(trx)
  const at = await stampAfterLock(trx)
  const entry = await trx
    .insertInto('resolution_entries')
    .values({
      ...{ question_id, question_version: reopened.version, round, kind: 'reopened', preset },
      ...{ outcome, annulment, known_at, actor_id, evidence, made_at: at },
      passage_sha256: passage ? await keepText(trx, passage) : null,
      reason_sha256: await keepText(trx, reason),
    })
    .returning(['id', 'reason_sha256'])
    .executeTakeFirstOrThrow()
  await record(trx, ctx, {
    ...{ name: 'resolution.reopened', subject_id: entry.id, question_id, at },
    reason_sha256: entry.reason_sha256,
    ...(evidence && { link: evidence }),
  })
  return { ...question, ...reopened }
}
