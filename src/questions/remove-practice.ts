import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import type { Question, ResolutionEntry } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findSite } from '#src/site/queries.ts'

/**
 * Annuls every practice question and takes it off all pages. What was forecast stays recorded, and
 * one that was resolved already keeps its result.
 */
export function removePractice(ctx: Ctx): Promise<{ id: number }> {
  const { id: actor_id } = allow(ctx.actor, 'administer')
  return transact(ctx, async (trx) => {
    const questions = await trx
      .selectFrom('questions')
      .select(['id', 'state', 'version', 'round'])
      .where('practice', '=', true)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
    const [first] = questions
    if (!first)
      throw new Refusal('conflict', 'none', sentence`There are no practice questions any more.`)

    const { preset } = await findSite(trx)
    const made_at = await stampAfterLock(trx)
    const reason_sha256 = await keepText(trx, 'A practice question: the site has been tried out.')
    for (const question of questions) {
      await remove(trx, question, { actor_id, preset, made_at, reason_sha256 })
      const about = { subject_id: question.id, question_id: question.id, reason_sha256 }
      await record(trx, ctx, { name: 'question.removed', ...about, at: made_at })
    }
    return first
  })
}

type Removed = Pick<Question, 'id' | 'state' | 'version' | 'round'>
type Grounds = Pick<ResolutionEntry, 'actor_id' | 'preset' | 'made_at' | 'reason_sha256'>

async function remove(trx: Trx, { id, state, version, round }: Removed, grounds: Grounds) {
  const isResolved = state === 'final' || state === 'annulled'
  const next = { state: isResolved ? state : ('annulled' as const), version: version + 1 }
  await trx
    .updateTable('questions')
    .set({ ...next, removed_at: grounds.made_at })
    .where('id', '=', id)
    .execute()
  if (isResolved) return
  await trx
    .insertInto('resolution_entries')
    .values({
      ...{ question_id: id, question_version: next.version, round, kind: 'final' },
      ...{ annulment: 'flawed', ...grounds },
    })
    .execute()
}
