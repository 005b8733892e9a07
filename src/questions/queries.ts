import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { may } from '#src/accounts/policy.ts'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx, Trx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { missing } from '#src/lib/refusal.ts'
import type { Phase, SeenQuestion } from './question.ts'

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

/** Leaves out what the viewer may not see: what was removed, and drafts of others. */
export const isSeenBy = (actor: Actor | undefined): RawBuilder<SqlBool> =>
  may(actor, 'review')
    ? sql<SqlBool>`(questions.removed_at is null)`
    : sql<SqlBool>`(questions.removed_at is null
        and (questions.state not in ('draft', 'review') or questions.author_id = ${actor?.id ?? 0}))`

/** One question as the viewer meets it; 404 for what the viewer may not see. */
export const findQuestion = ({ db, actor }: Ctx, id: number): Promise<SeenQuestion> =>
  db
    .selectFrom('questions')
    .selectAll()
    .select(phaseAt(currentInstant).as('phase'))
    .where('id', '=', id)
    .where(isSeenBy(actor))
    .executeTakeFirstOrThrow(() => missing('question'))

/** Held until the transaction ends; what is read is how it stands after the wait. */
export const lockQuestion = (trx: Trx, id: number): Promise<Question> =>
  trx
    .selectFrom('questions')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => missing('question'))
