import { type SqlBool, sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx, Db, Trx } from '#src/db/ctx.ts'
import type { Question, ResolutionEntry } from '#src/db/schema.ts'
import { isSeenBy, phaseAt } from '#src/questions/queries.ts'
import type { QuestionState, SeenQuestion } from '#src/questions/question.ts'

/** A move as the history shows it, with its words and who made it. */
export type TellingEntry = ResolutionEntry & {
  handle: string
  reason: string | null
  passage: string | null
}

/** Every move of a question's resolution, newest first. */
export const entriesOf = (db: Db, question_id: number): Promise<TellingEntry[]> =>
  db
    .selectFrom('resolution_entries as entry')
    .innerJoin('people', 'people.id', 'entry.actor_id')
    .innerJoin('texts as reasons', 'reasons.sha256', 'entry.reason_sha256')
    .leftJoin('texts as passages', 'passages.sha256', 'entry.passage_sha256')
    .selectAll('entry')
    .select(['people.handle', 'reasons.body as reason', 'passages.body as passage'])
    .where('entry.question_id', '=', question_id)
    .orderBy('entry.id', 'desc')
    .execute()

/** What is in force of a question with a result. */
export const finalOf = (db: Db, { id, round }: Pick<Question, 'id' | 'round'>) =>
  db
    .selectFrom('resolution_entries')
    .selectAll()
    .where('question_id', '=', id)
    .where('round', '=', round)
    .where('kind', '=', 'final')
    .executeTakeFirstOrThrow()

/** Moves a question on if it is still as the mover saw it; of two only one succeeds. */
export async function moveState(
  trx: Trx,
  { id, version, state }: Pick<Question, 'id' | 'version' | 'state'>,
  to: { state: QuestionState; round?: number },
): Promise<boolean> {
  const moved = await trx
    .updateTable('questions')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', state)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** What waits for a moderator: what is due, oldest first. */
export const dueQuestions = ({ db, actor }: Ctx): Promise<SeenQuestion[]> =>
  db
    .selectFrom('questions')
    .selectAll()
    .select(phaseAt(currentInstant).as('phase'))
    .where(isSeenBy(actor))
    .where(sql<SqlBool>`(state in ('proposed', 'disputed') or (state = 'published'
      and ${currentInstant} >= least(closes_at, closed_early_at)))`)
    .where('archived_at', 'is', null)
    .orderBy(sql`least(closes_at, closed_early_at)`)
    .orderBy('id')
    .limit(50)
    .execute()

/** What members asked and nobody has accepted yet, and what waits to be opened. */
export const unacceptedQuestions = ({ db, actor }: Ctx): Promise<SeenQuestion[]> =>
  db
    .selectFrom('questions')
    .selectAll()
    .select(phaseAt(currentInstant).as('phase'))
    .where(isSeenBy(actor))
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['draft', 'review']),
        eb.and([eb('reviewed_at', 'is', null), eb('state', '=', 'published')]),
      ]),
    )
    .where('archived_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .limit(50)
    .execute()

/** Who moved a question last, for the one who came second. */
export const lastMover = (db: Db, question_id: number) =>
  db
    .selectFrom('events')
    .innerJoin('people', 'people.id', 'events.actor_id')
    .select(['handle', 'events.made_at'])
    .where('question_id', '=', question_id)
    .where('name', 'in', [
      'resolution.proposed',
      'resolution.final',
      'resolution.reopened',
      'question.accepted',
      'question.closed_early',
      'question.close_moved',
      'question.removed',
    ])
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
