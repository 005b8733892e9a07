import { type SelectQueryBuilder, sql } from 'kysely'
import type { QuotedClaim } from '#src/claims/queries.ts'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import type { Article, Question, ResolutionEntry, Tables } from '#src/db/schema.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { matching } from '#src/questions/matching.ts'
import { isSeenBy, type LinkedQuestion, phaseAt } from '#src/questions/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { RULE_SET } from '#src/scoring/rules.ts'

/** What the site is about, in one example. */
export type Lead = { claim: QuotedClaim; question: SeenQuestion; article: Article }

type Listed = SelectQueryBuilder<Tables, 'questions', SeenQuestion>

const inState = (ctx: Ctx, state: 'open' | 'resolved'): Listed =>
  matching(ctx, { state }).selectAll('questions').select(phaseAt(currentInstant).as('phase'))

/** An open question on a claim: the most direct, one that takes one number, of the newest claim. */
export const leadQuestion = (ctx: Ctx): Promise<LinkedQuestion | undefined> =>
  inState(ctx, 'open')
    .innerJoin('claim_questions', 'claim_questions.question_id', 'questions.id')
    .innerJoin('claims', 'claims.id', 'claim_questions.claim_id')
    .select(['claim_id', 'relation', 'polarity', 'decides', 'favours'])
    .where('relation', '!=', 'context')
    .orderBy(sql`array_position(array['direct', 'milestone', 'proxy'], relation)`)
    .orderBy(sql`spec -> 'options' is not null`)
    .orderBy('claims.made_at', 'desc')
    .orderBy('questions.id')
    .limit(1)
    .executeTakeFirst()

type Some = { besides: SeenQuestion[]; most: number }

const others = (query: Listed, { besides, most }: Some): Listed =>
  query
    .where('questions.id', 'not in', [0, ...besides.map(({ id }) => id)])
    .orderBy('questions.id', 'desc')
    .limit(most)

/** What closes within a week, the next first; practice is not urgent. */
export const closingSoon = (ctx: Ctx, some: Some): Promise<SeenQuestion[]> => {
  const close = sql<Date>`least(closes_at, closed_early_at)`
  const soon = inState(ctx, 'open')
    .where('practice', '=', false)
    .where(close, '<', sql<Date>`${currentInstant} + interval '7 days'`)
    .orderBy(close)
  return others(soon, some).execute()
}

/** Open questions worth a forecast: one of each topic in turn, the newest first, practice last. */
export const worthForecasting = (ctx: Ctx, some: Some): Promise<SeenQuestion[]> => {
  const turn = sql`row_number() over (partition by practice, ${TOPIC} order by made_at desc, id desc)`
  const mixed = inState(ctx, 'open').orderBy('practice').orderBy(turn).orderBy('made_at', 'desc')
  return others(mixed, some).execute()
}

/** Where none is named, the article is the topic. */
const TOPIC = sql`coalesce(tags[1], (select min(article_id)::text from claim_questions
  join claims on claims.id = claim_id where question_id = questions.id))`

/** A question with its outcome and how the crowd did: a stored score, where there was a crowd. */
export type Resolved = SeenQuestion & {
  outcome: Outcome | null
  resolved_at: Date
  crowd_score: number | null
}

/** What was resolved last. */
export const justResolved = (ctx: Ctx, most: number): Promise<Resolved[]> =>
  inState(ctx, 'resolved')
    .innerJoin('resolution_entries as final', (join) =>
      join
        .onRef('final.question_id', '=', 'questions.id')
        .onRef('final.round', '=', 'questions.round')
        .on('final.kind', '=', 'final'),
    )
    .leftJoin('scores as crowd', (join) =>
      join
        .onRef('crowd.question_id', '=', 'questions.id')
        .onRef('crowd.round', '=', 'questions.round')
        .on('crowd.forecaster', '=', 'crowd')
        .on('crowd.rule_set', '=', RULE_SET),
    )
    .select(['final.outcome', 'final.made_at as resolved_at', 'crowd.average as crowd_score'])
    .where('archived_at', 'is', null)
    .where('practice', '=', false)
    .orderBy('final.made_at', 'desc')
    .orderBy('questions.id', 'desc')
    .limit(most)
    .execute()

const DAYS_NEW = 30
const MOST_NEW = 5

/** A question that was resolved lately, with what the viewer's forecasts on it scored. */
export type NewlyResolved = Pick<Question, 'id' | 'title' | 'spec'> &
  Pick<ResolutionEntry, 'outcome' | 'made_at'> & { average: number | null }

/** What was resolved lately of what the viewer forecast, newest first. */
export const newlyResolved = ({ db, actor }: Ctx): Promise<NewlyResolved[]> =>
  db
    .selectFrom('questions')
    .innerJoin('resolution_entries as final', (join) =>
      join
        .onRef('final.question_id', '=', 'questions.id')
        .onRef('final.round', '=', 'questions.round')
        .on('final.kind', '=', 'final'),
    )
    .leftJoin('scores', (join) =>
      join
        .onRef('scores.question_id', '=', 'questions.id')
        .onRef('scores.round', '=', 'questions.round')
        .on('scores.person_id', '=', actor?.id ?? 0),
    )
    .select(['questions.id', 'title', 'spec', 'outcome', 'final.made_at', 'average'])
    .where('state', 'in', ['final', 'annulled'])
    .where(isSeenBy(actor))
    .where(
      'final.made_at',
      '>',
      sql<Date>`${currentInstant} - make_interval(days => ${DAYS_NEW}::int)`,
    )
    .where('questions.id', 'in', ({ selectFrom }) =>
      selectFrom('forecasts')
        .select('question_id')
        .where('person_id', '=', actor?.id ?? 0),
    )
    .orderBy('final.made_at', 'desc')
    .orderBy('questions.id')
    .limit(MOST_NEW)
    .execute()

/** What the viewer asked and nobody else sees yet. */
export const ownDrafts = ({ db, actor }: Ctx): Promise<Pick<Question, 'id' | 'title'>[]> =>
  db
    .selectFrom('questions')
    .select(['id', 'title'])
    .where('author_id', '=', actor?.id ?? 0)
    .where('state', 'in', ['draft', 'review'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
