import { type SqlBool, sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx, Trx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import { missing, Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { lockAnyQuestion, phaseAt } from '#src/questions/queries.ts'
import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'

const PAGE = 50

/** A personal question held by its author; for everybody else there is none. */
export async function lockOwn(trx: Trx, { id: me }: Actor, id: number): Promise<Question> {
  const question = await lockAnyQuestion(trx, id)
  if (question.author_id !== me || question.removed_at) throw missing('question')
  if (isPersonal(question)) return question
  const words = sentence`This question is for everybody, and moderators resolve it. Nothing was changed.`
  throw new Refusal('conflict', 'for_everybody', words)
}

/** What one asks for oneself and has not resolved: what is due first, then what closes first. */
export async function ownQuestions(
  { db, actor }: Ctx,
  cursor?: string,
): Promise<Page<SeenQuestion>> {
  const [close, id] = readCursor(cursor, 2) ?? []
  const rows = await db
    .selectFrom('questions')
    .selectAll()
    .select(phaseAt(currentInstant).as('phase'))
    .where('author_id', '=', actor?.id ?? 0)
    .where('audience', '!=', 'everybody')
    .where('state', '=', 'published')
    .where('removed_at', 'is', null)
    .$if(close !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(closes_at, id) > (to_timestamp(${close}::float8 / 1000), ${id}::bigint)`,
      ),
    )
    .orderBy('closes_at')
    .orderBy('id')
    .limit(PAGE + 1)
    .execute()
  return toPage(rows, PAGE, ({ closes_at, id }) => [closes_at.getTime(), id])
}

/** What one asked for oneself and resolved, newest first, with its outcome and one's score. */
export const endedQuestions = ({ db, actor }: Ctx) =>
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
        .onRef('scores.person_id', '=', 'questions.author_id'),
    )
    .selectAll('questions')
    .select(['outcome', 'annulment', 'known_at', 'average', 'final.made_at as resolved_at'])
    .where('author_id', '=', actor?.id ?? 0)
    .where('audience', '!=', 'everybody')
    .where('removed_at', 'is', null)
    .orderBy('final.made_at', 'desc')
    .orderBy('questions.id', 'desc')
    .execute()

export type EndedQuestion = Awaited<ReturnType<typeof endedQuestions>>[number]
