import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx, Db, Trx } from '#src/db/ctx.ts'
import type { Belief, CrowdPoint, Forecast, WaitingDraft } from '#src/db/schema.ts'
import type { Value } from '#src/kinds/index.ts'
import { isOpenAt, isSeenBy } from '#src/questions/queries.ts'
import { crowdIsSeenBy, isCrowdTo, minimumOf, visible } from './visible.ts'

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

/** Everybody's standing forecasts, for computing and never for showing. */
export async function standingOf(db: Db, question_id: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select question_id, person_id, value from (${newestOfEach([question_id])}) forecasts
    where value is not null order by made_at, id`.execute(db)
  return rows
}

/** How many people's forecasts stand on each question: a number that is never hidden. */
export async function forecastersOf(db: Db, ids: number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ question_id: number; forecasters: number }>`
    select question_id, count(*) as forecasters from (${newestOfEach(ids)}) forecasts
    where value is not null group by question_id`.execute(db)
  return new Map(rows.map(({ question_id, forecasters }) => [question_id, forecasters]))
}

/** Whether somebody had looked at the crowd before they first said anything. */
export async function sawCrowdFirst({ db, actor }: Ctx, question_id: number): Promise<boolean> {
  const look = await db
    .selectFrom('crowd_looks')
    .select('made_at')
    .where('person_id', '=', actor?.id ?? 0)
    .where('question_id', '=', question_id)
    .executeTakeFirst()
  return look !== undefined
}

/** Whether a viewer sees a crowd, would when they ask, or does not yet. */
export type Door = 'open' | 'offered' | 'shut'

export async function crowdDoors({ db, actor }: Ctx, ids: number[]): Promise<Map<number, Door>> {
  const rows = await db
    .selectFrom('questions')
    .select('id')
    .select(
      sql<Door>`case when ${crowdIsSeenBy(actor)} then 'open'
        when reveal_at <= ${currentInstant} then 'offered' else 'shut' end`.as('door'),
    )
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, door }) => [id, door]))
}

/**
 * The crowd as it was published, oldest first; nothing where the viewer may not see it, and no
 * value where it told of too few others.
 */
export async function crowdPointsSeenBy(
  { db, actor }: Ctx,
  question_id: number,
): Promise<CrowdPoint[]> {
  const minimum = await minimumOf(db)
  const { rows } = await sql<CrowdPoint>`
    select crowd_points.id, question_id, forecasters, crowd_points.made_at,
      ${valueSeenBy(actor, minimum)}, case when ${isCrowdTo(actor, minimum)} then middle end as middle
    from crowd_points join questions on questions.id = question_id
    where question_id = ${question_id} and ${crowdIsSeenBy(actor)}
    order by crowd_points.made_at, crowd_points.id`.execute(db)
  return rows
}

const valueSeenBy = (viewer: Actor | undefined, minimum: number) =>
  sql`case when ${isCrowdTo(viewer, minimum)} then crowd_points.value end as value`

/** What the crowd was at the end of a day; `until` is where the days are counted from. */
export type DailyPoint = {
  question_id: number
  value: Value | null
  days_ago: number
  at: Date
  until: Date
}

/** The last 30 days of published crowds the viewer may see, counted back from now or the close. */
export async function dailyCrowdsSeenBy({ db, actor }: Ctx, ids: number[]): Promise<DailyPoint[]> {
  const { rows } = await sql<DailyPoint>`
    with aged as (
      select question_id, crowd_points.made_at, until, ${valueSeenBy(actor, await minimumOf(db))},
        floor(extract(epoch from until - crowd_points.made_at) / 86400) as age
      from crowd_points join questions on questions.id = question_id,
        lateral (select least(${currentInstant}, closes_at, closed_early_at) as until) counted
      where question_id = any(${ids}::bigint[]) and ${crowdIsSeenBy(actor)}
    )
    select distinct on (question_id, days_ago) question_id, value, until,
      greatest(0, least(age, 30))::integer as days_ago,
      least(until, greatest(made_at, until - interval '30 days')) as at
    from aged order by question_id, days_ago desc, made_at desc`.execute(db)
  return rows
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
