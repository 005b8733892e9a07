import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Db } from '#src/db/ctx.ts'
import type { Tournament } from '#src/db/schema.ts'
import { missing } from '#src/lib/refusal.ts'
import { phaseAt } from '#src/questions/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'

export type ListedQuestion = Pick<
  SeenQuestion,
  'id' | 'title' | 'phase' | 'closes_at' | 'archived_at'
> & { weight: number }

export const findTournament = (db: Db, id: number): Promise<Tournament> =>
  db
    .selectFrom('tournaments')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow(() => missing('page'))

/** The questions of a tournament as everybody may see them, what closes first in front. */
export async function questionsOf(db: Db, tournament_id: number): Promise<ListedQuestion[]> {
  const { rows } = await sql<ListedQuestion>`
    select questions.id, title, closes_at, archived_at, weight,
      ${phaseAt(currentInstant)} as phase
    from tournament_questions join questions on questions.id = question_id
    where tournament_id = ${tournament_id} and removed_at is null
    order by closes_at, questions.id`.execute(db)
  return rows
}

/** The newest tournaments. */
export const listTournaments = (db: Db, most: number): Promise<Pick<Tournament, 'id' | 'name'>[]> =>
  db
    .selectFrom('tournaments')
    .select(['id', 'name'])
    .where('removed_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
