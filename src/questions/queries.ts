import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { allow, may } from '#src/accounts/policy.ts'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx, Db, Trx } from '#src/db/ctx.ts'
import type { ClaimQuestion, Question } from '#src/db/schema.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { missing } from '#src/lib/refusal.ts'
import { isPersonal, type Phase, type SeenQuestion } from './question.ts'

/** What open means, for reads and writes: half-open, until the earlier of both closes. */
export const isOpenAt = (at: Expression<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`(state = 'published' and archived_at is null and removed_at is null
    and ${at} >= opens_at and ${at} < least(closes_at, closed_early_at))`

/** The phase a reader sees; nothing is stored when a question opens or closes. */
export const phaseAt = (at: Expression<unknown>): RawBuilder<Phase> =>
  sql<Phase>`(case when state <> 'published' then state
    when ${at} < opens_at then 'scheduled'
    when ${at} < least(closes_at, closed_early_at) then 'open'
    else 'closed' end)`

/** The outcome in force of a question that is resolved. Stands beside `questions`. */
export const outcomeInForce: RawBuilder<Outcome | null> = sql`(select outcome
  from resolution_entries final where final.question_id = questions.id
    and final.round = questions.round and final.kind = 'final' and questions.state = 'final')`

/**
 * Leaves out what no list shows the viewer: what was removed, drafts of others, and what people
 * ask for themselves, their own too.
 */
export const isSeenBy = (actor: Actor | undefined): RawBuilder<SqlBool> =>
  may(actor, 'review')
    ? sql<SqlBool>`(questions.removed_at is null and questions.audience = 'everybody')`
    : sql<SqlBool>`(questions.removed_at is null and questions.audience = 'everybody'
        and (questions.state not in ('draft', 'review') or questions.author_id = ${actor?.id ?? 0}))`

/** A personal question is found by its author, and by whoever brings the key of its link. */
const isFoundBy = ({ actor, key }: Ctx): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${isSeenBy(actor)} or (questions.removed_at is null
    and questions.audience <> 'everybody'
    and (questions.author_id = ${actor?.id ?? 0} or questions.link_token = ${key ?? ''})))`

/** One question as the viewer meets it; 404 for what the viewer may not see. */
export const findQuestion = (ctx: Ctx, id: number): Promise<SeenQuestion> =>
  ctx.db
    .selectFrom('questions')
    .selectAll()
    .select(phaseAt(currentInstant).as('phase'))
    .where('id', '=', id)
    .where(isFoundBy(ctx))
    .executeTakeFirstOrThrow(() => missing('question'))

/**
 * Held until the transaction ends; what is read is how it stands after the wait. Nobody moves a
 * personal question but its author, so for everybody else there is none.
 */
export async function lockQuestion(trx: Trx, id: number): Promise<Question> {
  const question = await lockAnyQuestion(trx, id)
  if (isPersonal(question)) throw missing('question')
  return question
}

/** The same behind a rule of one's own. */
export const lockAnyQuestion = (trx: Trx, id: number): Promise<Question> =>
  trx
    .selectFrom('questions')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => missing('question'))

/** A question beside a claim: how it tests it, and how far it has come. */
export type LinkedQuestion = SeenQuestion & Omit<ClaimQuestion, 'question_id'>

/** The questions that test these claims, as the viewer meets them. */
export const questionsOnClaims = (
  { db, actor }: Ctx,
  claim_ids: number[],
): Promise<LinkedQuestion[]> =>
  db
    .selectFrom('questions')
    .innerJoin('claim_questions', 'claim_questions.question_id', 'questions.id')
    .selectAll('questions')
    .select(['claim_id', 'relation', 'polarity', 'decides', 'favours'])
    .select([phaseAt(currentInstant).as('phase'), outcomeInForce.as('outcome')])
    .where('claim_id', 'in', claim_ids.length > 0 ? claim_ids : [0])
    .where(isSeenBy(actor))
    .orderBy('closes_at')
    .orderBy('id')
    .execute()

/** The wording as it was recorded, newest first. */
export const revisionsOf = (db: Db, question_id: number) =>
  db
    .selectFrom('question_revisions')
    .innerJoin('texts', 'texts.sha256', 'question_revisions.wording_sha256')
    .innerJoin('people', 'people.id', 'question_revisions.made_by')
    .select(['number', 'question_revisions.made_at', 'handle', 'body'])
    .where('question_id', '=', question_id)
    .orderBy('number', 'desc')
    .execute()

/** What an admin tried the site out with, and may remove. */
export async function practiceTitles({ db, actor }: Ctx): Promise<string[]> {
  allow(actor, 'administer')
  const rows = await db
    .selectFrom('questions')
    .select('title')
    .where('practice', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ title }) => title)
}
