import { stampAfterLock } from '#src/db/clock.ts'
import type { Ctx, Trx } from '#src/db/ctx.ts'
import type { Question, ResolutionEntry } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { findSite } from '#src/site/queries.ts'
import { movedOn } from './moved-on.ts'
import { toTheSecond } from './preview-resolution.ts'
import { moveState } from './queries.ts'
import { type Decision, refuseBadMoment } from './resolution.ts'

type Decided = Decision & { actor_id: number }

/**
 * Moves a question to its proposed outcome if it is still as it was seen, with the entry and its
 * event. What became known at no moment that is told became known now.
 *
 * @param question locked
 */
export async function placeProposal(
  trx: Trx,
  ctx: Ctx,
  question: Question,
  decision: Decided,
): Promise<{ proposed: Question; entry: ResolutionEntry }> {
  const at = await stampAfterLock(trx)
  const known_at = decision.known_at ?? toTheSecond(at)
  const isSeen = question.version === decision.version && question.state === 'published'
  const isRipe = isSeen && at >= question.opens_at
  if (isRipe) refuseBadMoment({ outcome: decision.outcome, known_at }, question, at)
  const moved = isRipe && (await moveState(trx, question, { state: 'proposed' }))
  if (!moved) throw await movedOn(trx, question.id)

  const proposed = { ...question, state: 'proposed' as const, version: question.version + 1 }
  const entry = await writeEntry(trx, proposed, { ...decision, known_at, at })
  await record(trx, ctx, {
    name: 'resolution.proposed',
    subject_id: entry.id,
    question_id: question.id,
    at,
    reason_sha256: entry.reason_sha256,
    ...(entry.evidence && { link: entry.evidence }),
  })
  return { proposed, entry }
}

type Grounded = Decided & { known_at: Date; at: Date }

async function writeEntry(
  trx: Trx,
  { id: question_id, version: question_version, round }: Question,
  { outcome, annulment, known_at, evidence, passage, reason, actor_id, at }: Grounded,
): Promise<ResolutionEntry> {
  const { preset } = await findSite(trx)
  return trx
    .insertInto('resolution_entries')
    .values({
      ...{ question_id, question_version, round, kind: 'proposed', preset, actor_id },
      ...{ outcome, annulment, known_at, evidence, made_at: at },
      passage_sha256: passage ? await keepText(trx, passage) : null,
      reason_sha256: await keepText(trx, reason),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
