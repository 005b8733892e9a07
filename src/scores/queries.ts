import { sql } from 'kysely'
import type { Ctx, Db } from '#src/db/ctx.ts'
import type { Score } from '#src/db/schema.ts'
import type { Outcome } from '#src/kinds/index.ts'

/** A current score with what is needed to show or rank it. */
export type CountedScore = Score & { cluster: string }

/**
 * The scores that count now: of final, scored, accepted questions, of their current round. What is
 * superseded, annulled or removed stays stored and counts nowhere.
 */
export const currentScores = (db: Db) =>
  db
    .selectFrom('scores')
    .innerJoin('questions', 'questions.id', 'scores.question_id')
    .selectAll('scores')
    .select(sql<string>`coalesce(questions.cluster, 'question ' || questions.id)`.as('cluster'))
    .where('questions.state', '=', 'final')
    .whereRef('scores.round', '=', 'questions.round')
    .where('questions.removed_at', 'is', null)
    .where('questions.reviewed_at', 'is not', null)
    .where('questions.scored', '=', true)

/** A question's final outcome with its moment, of a given round or of each. */
export type FinalEntry = { question_id: number; round: number; outcome: Outcome; known_at: Date }

export const finalEntries = async (db: Db): Promise<FinalEntry[]> =>
  (await db
    .selectFrom('resolution_entries')
    .select(['question_id', 'round', 'outcome', 'known_at'])
    .where('kind', '=', 'final')
    .where('outcome', 'is not', null)
    .orderBy('question_id')
    .orderBy('round')
    .execute()) as FinalEntry[]

/** One person's counted scores with the questions they belong to, newest first. */
export const recordOf = (db: Db, person_id: number) =>
  currentScores(db)
    .innerJoin('resolution_entries as final', (join) =>
      join
        .onRef('final.question_id', '=', 'scores.question_id')
        .onRef('final.round', '=', 'scores.round')
        .on('final.kind', '=', 'final'),
    )
    .select(['questions.title', 'questions.spec', 'final.made_at as resolved_at'])
    .select(['final.outcome', 'final.known_at'])
    .where('person_id', '=', person_id)
    .orderBy('final.made_at', 'desc')
    .orderBy('scores.id', 'desc')
    .execute()

/** The viewer's own score on a question that is resolved. */
export const findOwnScore = ({ db, actor }: Ctx, question_id: number) =>
  db
    .selectFrom('scores')
    .innerJoin('questions', 'questions.id', 'scores.question_id')
    .selectAll('scores')
    .whereRef('scores.round', '=', 'questions.round')
    .where('questions.state', '=', 'final')
    .where('scores.question_id', '=', question_id)
    .where('scores.person_id', '=', actor?.id ?? 0)
    .executeTakeFirst()
