import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx, Db, Trx } from '#src/db/ctx.ts'
import type { Belief, Forecast, WaitingDraft } from '#src/db/schema.ts'
import type { Value } from '#src/kinds/index.ts'
import { isOpenAt, isSeenBy } from '#src/questions/queries.ts'
import { visible } from './visible.ts'

/** What became of a forecast, and when by the database's clock it arrived. */
export type Accepted =
  | { forecast: Forecast; at?: never }
  | { forecast?: never; at: Date | undefined }

/**
 * Stores a forecast if its question is open. The question is held, then the clock is read, then
 * both bounds are judged: a close that came while we waited counts.
 */
export async function acceptForecast(trx: Trx, belief: Belief): Promise<Accepted> {
  const { question_id, person_id, value } = belief
  const { rows } = await sql<Forecast & { arrived_at: Date }>`
    with held as materialized (
      select id, state, opens_at, closes_at, closed_early_at, archived_at, removed_at
      from questions where id = ${question_id} for no key update
    ), stamped as materialized (
      select *, ${currentInstant} as at from held
    ), accepted as (
      insert into forecasts (question_id, person_id, value, made_at)
      select id, ${person_id}, ${value}::jsonb, at from stamped
      where ${isOpenAt(sql.ref('at'))}
      returning *
    )
    select accepted.*, stamped.at as arrived_at from stamped left join accepted on true`.execute(
    trx,
  )
  const [row] = rows
  if (!row?.id) return { at: row?.arrived_at }
  const { arrived_at: _, ...forecast } = row
  return { forecast }
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

/** What one person believes now; undefined without a forecast or after a withdrawal. */
export async function standingForecast(db: Db, person_id: number, question_id: number) {
  const [newest] = await forecastsBy(db, person_id, question_id)
  return newest?.value ? (newest as Forecast & { value: Value }) : undefined
}

export type Standing = { question_id: number; person_id: number; value: Value }

/** The newest row of each person on each question, made before an instant, withdrawals left out. */
const newestOfEach = (ids: number[]) => sql`
  select distinct on (question_id, person_id) * from forecasts
  where question_id = any(${ids}::bigint[])
  order by question_id, person_id, made_at desc, id desc`

/** Standing forecasts the viewer may see, in order of their last change. */
export async function standingSeenBy({ db, actor }: Ctx, ids: number[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select forecasts.question_id, forecasts.person_id, forecasts.value
    from (${newestOfEach(ids)}) forecasts join questions on questions.id = forecasts.question_id
    where forecasts.value is not null and ${visible(actor)}
    order by forecasts.question_id, forecasts.made_at, forecasts.id`.execute(db)
  return rows
}

/** What the viewer believes of each of these questions now. */
export async function ownStanding({ db, actor }: Ctx, ids: number[]): Promise<Map<number, Value>> {
  if (!actor || ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('forecasts')
    .distinctOn('question_id')
    .select(['question_id', 'value'])
    .where('person_id', '=', actor.id)
    .where('question_id', 'in', ids)
    .orderBy('question_id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.flatMap(({ question_id, value }) => (value ? [[question_id, value]] : [])))
}

/** How many people's forecasts stand on each question: a number that is never hidden. */
export async function forecastersOf(db: Db, ids: number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ question_id: number; forecasters: number }>`
    select question_id, count(*) as forecasters from (${newestOfEach(ids)}) forecasts
    where value is not null group by question_id`.execute(db)
  return new Map(rows.map(({ question_id, forecasters }) => [question_id, forecasters]))
}

/** What waits for a visitor's account, oldest first. */
export const draftsOf = (db: Db, visitor: string): Promise<WaitingDraft[]> =>
  db
    .selectFrom('drafts')
    .innerJoin('questions', 'questions.id', 'drafts.question_id')
    .selectAll('drafts')
    .select(['questions.title', 'questions.spec'])
    .where('visitor_sha256', '=', visitor)
    .where('kept_until', '>', currentInstant)
    .orderBy('drafts.id')
    .execute()

/** The next open question to close that the viewer has no forecast on, after one just answered. */
export const nextUnanswered = ({ db, actor }: Ctx, after: number) =>
  db
    .selectFrom('questions')
    .select(['id', 'title'])
    .where(isOpenAt(currentInstant))
    .where(isSeenBy(actor))
    .where('id', '!=', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('forecasts')
            .select('forecasts.id')
            .whereRef('forecasts.question_id', '=', 'questions.id')
            .where('forecasts.person_id', '=', actor?.id ?? 0),
        ),
      ),
    )
    .orderBy('closes_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
