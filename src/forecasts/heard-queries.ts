import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { Forecast } from '#src/db/schema.ts'
import { weightBySkill } from '#src/scoring/pools.ts'

/** A forecast as a crowd hears it; without a value a withdrawal. */
export type Heard = Pick<Forecast, 'id' | 'person_id' | 'value' | 'made_at'>

/** The last word of everybody who ever spoke, withdrawals too, in standing order. */
export const newestOfEach = (db: Db, question_id: number) =>
  heard(
    db,
    sql`(select distinct on (person_id) * from forecasts where question_id = ${question_id}
      order by person_id, made_at desc, id desc)`,
  )

/**
 * What came since the minute before a forecast. From half a minute of difference between the
 * clocks on nothing is accepted, so that nothing new lies before it.
 */
export const heardAround = (db: Db, question_id: number, { made_at }: Heard) =>
  heard(
    db,
    sql`(select * from forecasts where question_id = ${question_id}
      and made_at >= ${made_at}::timestamptz - interval '1 minute')`,
  )

const heard = async (db: Db, forecasts: RawBuilder<unknown>): Promise<Heard[]> =>
  (
    await sql<Heard>`select id, person_id, value, made_at from ${forecasts} forecasts
      order by made_at, id`.execute(db)
  ).rows

/** Changes whenever anybody's skill may have: with the sums of all questions, and the constants. */
export async function skillsInForce(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select coalesce((select xmin::text from boards where key = 'all'), '') || '/' ||
      coalesce((select max(id) from platforms), 0) as version`.execute(db)
  return rows[0]?.version as string
}

/** What people weigh by the skill that is known of them now. */
export async function weightsOf(db: Db, people: number[]): Promise<(person_id: number) => number> {
  const { rows } = await sql<{ person_id: number; skill: number }>`
    select person_id, skill from standings join boards on boards.id = board_id
    where key = 'all' and tie = any(${people}::bigint[])`.execute(db)
  const skills = new Map(rows.map(({ person_id, skill }) => [person_id, skill]))
  return (person_id) => weightBySkill(skills.get(person_id) ?? 0)
}
