import { type RawBuilder, sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import type { Filter, Sort } from '#src/questions/filter.ts'
import { matching, phaseAt } from '#src/questions/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { crowdIsSeenBy, minimumOf } from './visible.ts'

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
  const viewer = ctx.actor?.id ?? 0
  const own = sql<boolean>`exists (select 1 from forecasts own
    where own.question_id = questions.id and own.person_id = ${viewer})`
  const minimum = await minimumOf(ctx.db)
  return matching(ctx, filter)
    .$if(unanswered === 'yes', (query) => query.where(sql<boolean>`not ${own}`))
    .$if(sort === 'chance', (query) => query.where(crowdIsSeenBy(ctx.actor)))
    .selectAll('questions')
    .select(phaseAt(currentInstant).as('phase'))
    .select(KEYS[sort](sql`${minimum}::int + ${own}::int`).as('sort_key'))
}

const newestPoint = sql`(select value, forecasters from crowd_points
  where question_id = questions.id order by made_at desc, id desc limit 1) newest`

type Key = RawBuilder<number | null>

/** `least` is how many have to stand before the viewer is told what they say. */
const KEYS: Record<Sort, (least: RawBuilder<unknown>) => Key> = {
  closes: () => sql`(extract(epoch from closes_at) * 1000)::bigint`,
  newest: () => sql`(extract(epoch from questions.made_at) * 1000)::bigint`,
  forecasters: () => sql`coalesce((select forecasters from ${newestPoint}), 0)::bigint`,
  chance: (least) => sql`(select (value ->> 'bp')::bigint from ${newestPoint}
    where newest.forecasters >= ${least})`,
}
