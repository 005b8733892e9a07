import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import type { Question, ResolutionEntry } from '#src/db/schema.ts'
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
