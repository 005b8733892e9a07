import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx, Db } from '#src/db/ctx.ts'
import type { Question, Score } from '#src/db/schema.ts'
import type { Outcome, Value } from '#src/kinds/index.ts'
import { isOpenAt } from '#src/questions/queries.ts'

/** A current score with what is needed to show or rank it. */
export type CountedScore = Score & { cluster: string }

/**
 * The scores that count now: of final, scored, accepted questions, of their current round. What is
 * superseded, annulled, removed or asked for oneself stays stored and counts nowhere.
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
    .where('questions.audience', '=', 'everybody')

/** A round of a question that has an outcome, or scores without one, which is a mistake. */
export type ScoredRound = {
  question_id: number
  round: number
  outcome: Outcome | null
  known_at: Date | null
  /** The move of the log by which it was made final. */
  event_id: number | null
}

/** Every round that was made final with an outcome, and every round that scores are kept of. */
export const scoredRounds = async (db: Db): Promise<ScoredRound[]> =>
  (
    await sql<ScoredRound>`
      select question_id, round, outcome, known_at, event_id
      from (select entry.question_id, round, outcome, known_at, events.id as event_id
        from resolution_entries entry
        left join events on name = 'resolution.final' and subject_id = entry.id
        where kind = 'final' and outcome is not null) as finals
      full join (select distinct question_id, round from scores) as kept
        using (question_id, round)
      order by question_id, round`.execute(db)
  ).rows

/** One person's counted scores with the questions they belong to, newest first. */
export const recordOf = (db: Db, person_id: number) =>
  currentScores(db)
    .innerJoin('resolution_entries as final', (join) =>
      join
        .onRef('final.question_id', '=', 'scores.question_id')
        .onRef('final.round', '=', 'scores.round')
        .on('final.kind', '=', 'final'),
    )
    .select(['questions.title', 'questions.spec', 'tags', 'final.made_at as resolved_at'])
    .select(['questions.opens_at', 'questions.closes_at', 'questions.closed_early_at'])
    .select(['final.outcome', 'final.known_at'])
    .where('person_id', '=', person_id)
    .orderBy('final.made_at', 'desc')
    .orderBy('scores.id', 'desc')
    .execute()

/** What one person forecasts on open questions, what closes first in front. */
export async function openForecastsOf(db: Db, person_id: number, most: number) {
  const { rows } = await sql<OpenForecast>`
    select questions.id, title, spec, least(closes_at, closed_early_at) as closes_at, value
    from (select distinct on (question_id) * from forecasts where person_id = ${person_id}
      order by question_id, made_at desc, id desc) newest
    join questions on questions.id = question_id
    where value is not null and audience = 'everybody' and ${isOpenAt(currentInstant)}
    order by closes_at, questions.id limit ${most}`.execute(db)
  return rows
}

export type OpenForecast = Pick<Question, 'id' | 'title' | 'spec' | 'closes_at'> & { value: Value }

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

/** How many people others are compared with on each question that somebody has a score on. */
export async function peopleBeside(db: Db, person_id: number): Promise<Map<number, number>> {
  const own = currentScores(db).where('person_id', '=', person_id)
  const rows = await currentScores(db)
    .clearSelect()
    .select(['question_id', ({ fn }) => fn.countAll<number>().as('people')])
    .where('compared', '=', true)
    .where('question_id', 'in', own.clearSelect().select('question_id'))
    .groupBy('question_id')
    .execute()
  return new Map(rows.map(({ question_id, people }) => [question_id, people]))
}
