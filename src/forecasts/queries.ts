import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Db, Trx } from '#src/db/ctx.ts'
import type { Belief, Forecast } from '#src/db/schema.ts'
import { isOpenAt } from '#src/questions/queries.ts'

/**
 * Stores a forecast if its question is open; `undefined` if not. The question is held, then the
 * clock is read, then both bounds are judged: a close that came while we waited counts.
 */
export async function acceptForecast(trx: Trx, belief: Belief): Promise<Forecast | undefined> {
  const { question_id, person_id, value } = belief
  const { rows } = await sql<Forecast>`
    with held as materialized (
      select id, state, opens_at, closes_at, closed_early_at, archived_at, removed_at
      from questions where id = ${question_id} for no key update
    ), stamped as materialized (
      select *, ${currentInstant} as at from held
    )
    insert into forecasts (question_id, person_id, value, made_at)
    select id, ${person_id}, ${value}::jsonb, at from stamped
    where ${isOpenAt(sql.ref('at'))}
    returning *`.execute(trx)
  return rows[0]
}

/** Everything one person has believed about a question, newest first. */
export const forecastsBy = (db: Db, person_id: number, question_id: number): Promise<Forecast[]> =>
  db
    .selectFrom('forecasts')
    .selectAll()
    .where('person_id', '=', person_id)
    .where('question_id', '=', question_id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
