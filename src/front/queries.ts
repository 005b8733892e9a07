import { currentInstant } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { isOpenAt, isSeenBy, type LinkedQuestion, phaseAt } from '#src/questions/queries.ts'

/** An open question that tests a claim itself, of the newest claims first. */
export const leadQuestion = ({ db, actor }: Ctx): Promise<LinkedQuestion | undefined> =>
  db
    .selectFrom('questions')
    .innerJoin('claim_questions', 'claim_questions.question_id', 'questions.id')
    .innerJoin('claims', 'claims.id', 'claim_questions.claim_id')
    .selectAll('questions')
    .select(['claim_id', 'relation', 'polarity', 'decides', 'favours'])
    .select(phaseAt(currentInstant).as('phase'))
    .where(isOpenAt(currentInstant))
    .where(isSeenBy(actor))
    .where('relation', '=', 'direct')
    .orderBy('claims.made_at', 'desc')
    .orderBy('questions.id')
    .executeTakeFirst()
