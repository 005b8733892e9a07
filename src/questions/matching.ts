import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { speaksOf } from '#src/db/search.ts'
import { type Filter, type Shown, shown } from './filter.ts'
import { isOpenAt, isSeenBy } from './queries.ts'

/** Which questions each list holds, judged by the database's clock. */
const CONDITIONS: Record<Shown, RawBuilder<SqlBool>> = {
  open: isOpenAt(currentInstant),
  closed: sql<SqlBool>`((state in ('proposed', 'disputed') or (state = 'published' and
    ${currentInstant} >= least(closes_at, closed_early_at))) and archived_at is null)`,
  resolved: sql<SqlBool>`(state in ('final', 'annulled') or archived_at is not null)`,
  scheduled: sql<SqlBool>`(state in ('draft', 'review')
    or (state = 'published' and opens_at > ${currentInstant}))`,
}

/** What of a question is searched, as its index has it. */
const QUESTION_WORDS = sql`to_tsvector('english', questions.title || ' ' || questions.criteria)`

/** What a filter lets through, as far as the questions themselves tell. */
export const matching = (ctx: Ctx, { state = 'open', ...filter }: Partial<Filter>) =>
  inAnyList(ctx, filter).where(CONDITIONS[state])

/** The same in every list. */
const inAnyList = ({ db, actor }: Ctx, { q = '', article = '', topic = '' }: Partial<Filter>) =>
  db
    .selectFrom('questions')
    .where(isSeenBy(actor))
    .$if(q !== '', (query) => query.where(speaksOf(QUESTION_WORDS, q)))
    .$if(article !== '', (query) => query.where(isOnArticle(article)))
    .$if(topic !== '', (query) => query.where(sql<SqlBool>`${topic} = any(tags)`))

const isOnArticle = (slug: string) =>
  sql<SqlBool>`exists (select 1 from claim_questions
    join claims on claims.id = claim_questions.claim_id
    join articles on articles.id = claims.article_id
    where claim_questions.question_id = questions.id and articles.slug = ${slug})`

/** How many questions the same filter lets through in each list. */
export const countsByList = (ctx: Ctx, filter: Filter): Promise<Record<Shown, number>> =>
  inAnyList(ctx, filter)
    .select(
      shown.map((state) => sql<number>`count(*) filter (where ${CONDITIONS[state]})`.as(state)),
    )
    .executeTakeFirstOrThrow() as Promise<Record<Shown, number>>

const MOST_CHOICES = 40

/** The topics of listed questions, in order of the alphabet. */
export const listedTopics = async ({ db, actor }: Ctx): Promise<string[]> => {
  const rows = await db
    .selectFrom('questions')
    .select(sql<string>`unnest(tags)`.as('topic'))
    .distinct()
    .where(isSeenBy(actor))
    .orderBy('topic')
    .limit(MOST_CHOICES)
    .execute()
  return rows.map(({ topic }) => topic)
}

/** How many open questions test the claims of each article; none are left out. */
export async function openOnArticles(
  ctx: Ctx,
  article_ids: number[],
): Promise<Map<number, number>> {
  const rows = await matching(ctx, { state: 'open' })
    .innerJoin('claim_questions', 'claim_questions.question_id', 'questions.id')
    .innerJoin('claims', 'claims.id', 'claim_questions.claim_id')
    .select(['article_id', ({ fn }) => fn.count<number>('questions.id').distinct().as('open')])
    .where('article_id', 'in', [0, ...article_ids])
    .groupBy('article_id')
    .execute()
  return new Map(rows.map(({ article_id, open }) => [article_id, open]))
}
