import { type RawBuilder, sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx } from '#src/db/ctx.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import type { Filter, Sort } from '#src/questions/filter.ts'
import { matching } from '#src/questions/matching.ts'
import { outcomeInForce, phaseAt } from '#src/questions/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { crowdIsSeenBy, isCrowdTo, minimumOf } from './visible.ts'

const PAGE = 25

/**
 * A page of questions with how many there are in all. What closes first stands first, of resolved
 * ones the newest; every other order begins with the most. Crowds are ordered as last published.
 * By chance stands only what has one chance that the viewer may see: the rest is left out.
 */
export async function listQuestions(
  ctx: Ctx,
  filter: Partial<Filter>,
  cursor?: string,
): Promise<Page<SeenQuestion> & { total: number }> {
  const { state, sort = 'closes' } = filter
  const listed = (await keyed(ctx, filter)).as('listed')
  const isDown = sort !== 'closes' || state === 'resolved'
  const [key, id] = readCursor(cursor, 2) ?? []
  const rows = await ctx.db
    .selectFrom(listed)
    .selectAll()
    .where('sort_key', 'is not', null)
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(sort_key, id) ${isDown ? sql`<` : sql`>`}
        (${key}::bigint, ${id}::bigint)`),
    )
    .orderBy('sort_key', isDown ? 'desc' : 'asc')
    .orderBy('id', isDown ? 'desc' : 'asc')
    .limit(PAGE + 1)
    .execute()
  const { total } = await ctx.db
    .selectFrom(listed)
    .select(({ fn }) => fn.count<number>('sort_key').as('total'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, PAGE, ({ sort_key, id }) => [sort_key as number, id]), total }
}

/** What a filter lets through, with the number it is ordered by. */
async function keyed(ctx: Ctx, filter: Partial<Filter>) {
  const { sort = 'closes', unanswered } = filter
  const own = sql<boolean>`exists (select 1 from forecasts own
    where own.question_id = questions.id and own.person_id = ${ctx.actor?.id ?? 0})`
  const minimum = await minimumOf(ctx.db)
  return matching(ctx, filter)
    .$if(unanswered === 'yes', (query) => query.where(sql<boolean>`not ${own}`))
    .$if(sort === 'chance', (query) => query.where(crowdIsSeenBy(ctx.actor)))
    .selectAll('questions')
    .select([phaseAt(currentInstant).as('phase'), outcomeInForce.as('outcome')])
    .select(KEYS[sort](ctx.actor, minimum).as('sort_key'))
}

const ofNewestPoint = (column: RawBuilder<unknown>): RawBuilder<number | null> =>
  sql`(select ${column} from crowd_points where question_id = questions.id
    order by crowd_points.made_at desc, crowd_points.id desc limit 1)`

type Key = (viewer: Actor | undefined, minimum: number) => RawBuilder<number | null>

const KEYS: Record<Sort, Key> = {
  closes: () => sql`(extract(epoch from closes_at) * 1000)::bigint`,
  newest: () => sql`(extract(epoch from questions.made_at) * 1000)::bigint`,
  forecasters: () => sql`coalesce(${ofNewestPoint(sql`forecasters`)}, 0)::bigint`,
  chance: (viewer, minimum) =>
    ofNewestPoint(sql`case when ${isCrowdTo(viewer, minimum)} then (value ->> 'bp')::bigint end`),
}
