import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import type { Question, ResolutionEntry } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { lockQuestion } from '#src/questions/queries.ts'
import { findSite } from '#src/site/queries.ts'
import { finaliseResolution } from './finalise-resolution.ts'
import { toTheSecond } from './preview-resolution.ts'
import { lastMover, moveState } from './queries.ts'
import { type Decision, readDecision, refuseBadMoment } from './resolution.ts'

/**
 * A moderator proposes an outcome or an annulment; forecasting ends with it. Where the preset asks
 * for nobody else, it is final in the same transaction.
 */
export function proposeResolution(
  ctx: Ctx,
  question_id: number,
  input: Record<string, string>,
): Promise<Question> {
  allow(ctx.actor, 'resolve')
  return transact(ctx, async (trx) => {
    const question = await lockQuestion(trx, question_id)
    const decision = readDecision(question, input)
    const at = await stampAfterLock(trx)
    const known_at = decision.known_at ?? toTheSecond(at)
    const isSeen = question.version === decision.version && question.state === 'published'
    const isRipe = isSeen && at >= question.opens_at
    if (isRipe) refuseBadMoment({ outcome: decision.outcome, known_at }, question, at)
    const moved = isRipe && (await moveState(trx, question, 'proposed'))
    if (!moved) throw await somebodyWasFaster(trx, question_id)

    const proposed = { ...question, state: 'proposed' as const, version: question.version + 1 }
    const entry = await propose(trx, ctx, proposed, { ...decision, known_at, at })
    return entry.preset === 'club' ? finaliseResolution(trx, ctx, proposed, entry) : proposed
  })
}

type Grounded = Decision & { known_at: Date; at: Date }

async function propose(
  trx: Trx,
  ctx: Ctx,
  question: Question,
  decision: Grounded,
): Promise<ResolutionEntry> {
  const { outcome, annulment, known_at, evidence, passage, reason, at } = decision
  const { preset } = await findSite(trx)
  const entry = await trx
    .insertInto('resolution_entries')
    .values({
      question_id: question.id,
      question_version: question.version,
      round: question.round,
      kind: 'proposed',
      preset,
      actor_id: allow(ctx.actor, 'resolve').id,
      outcome,
      annulment,
      known_at,
      evidence,
      passage_sha256: passage ? await keepText(trx, passage) : null,
      reason_sha256: await keepText(trx, reason),
      made_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(trx, ctx, {
    name: 'resolution.proposed',
    subject_id: entry.id,
    question_id: question.id,
    at,
    reason_sha256: entry.reason_sha256,
    link: evidence,
  })
  return entry
}

async function somebodyWasFaster(trx: Trx, question_id: number): Promise<Refusal> {
  const last = await lastMover(trx, question_id)
  const who = last
    ? `${last.handle} was faster, at ${last.made_at.toISOString().slice(11, 19)} UTC`
    : 'It is not open to resolution'
  return new Refusal(
    'conflict',
    'moved_on',
    `This question has moved on: ${who}. Nothing of yours was saved; look at it again.`,
  )
}
