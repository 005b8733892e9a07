import { stampAfterLock } from '#src/db/clock.ts'
import type { Ctx, Trx } from '#src/db/ctx.ts'
import type { ClaimQuestion, NewQuestionRow, Question } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'

export type Link = Omit<ClaimQuestion, 'question_id'>

/** Writes a question with the claims it tests and its first recorded wording, and logs it. */
export async function placeQuestion(
  trx: Trx,
  ctx: Ctx,
  row: NewQuestionRow,
  links: Link[],
): Promise<Question> {
  const question = await trx
    .insertInto('questions')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow()
  for (const link of links)
    await trx
      .insertInto('claim_questions')
      .values({ ...link, question_id: question.id })
      .execute()

  const at = await stampAfterLock(trx)
  await trx
    .insertInto('question_revisions')
    .values({
      question_id: question.id,
      number: 1,
      wording_sha256: await keepText(trx, wordingOf(question)),
      made_by: question.author_id,
      made_at: at,
    })
    .execute()
  const event = {
    name: 'question.asked',
    subject_id: question.id,
    question_id: question.id,
    at,
  } as const
  await record(trx, ctx, event)
  return question
}

/** What forecasters rely on, as one text: it is recorded and never changes silently. */
export const wordingOf = ({ title, spec, criteria, fine_print, sources }: Question): string =>
  JSON.stringify({ title, spec, criteria, fine_print, sources }, null, 1)
