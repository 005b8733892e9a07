import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx } from '#src/db/ctx.ts'
import type { CrowdPoint } from '#src/db/schema.ts'
import type { Value } from '#src/kinds/index.ts'
import { crowdIsSeenBy, isCrowdTo, minimumOf } from './visible.ts'

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
