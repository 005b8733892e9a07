import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { closeInForce } from '#src/questions/question.ts'
import { type Listed, tournamentInput } from './tournament.ts'

/**
 * Makes a list of questions with a board of its own. It is fixed from the start, and made before
 * any of its outcomes is known, so that nobody can choose what they did well on.
 */
export function makeTournament(ctx: Ctx, input: unknown): Promise<{ id: number }> {
  const { id: made_by } = allow(ctx.actor, 'run_tournaments')
  const { name, about, questions } = parse(tournamentInput, input)
  return transact(ctx, async (trx) => {
    await checkList(trx, questions)
    const made_at = await stampAfterLock(trx)
    const { id } = await trx
      .insertInto('tournaments')
      .values({ name, about: about ?? '', made_by, made_at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('tournament_questions')
      .values(questions.map((listed) => ({ ...listed, tournament_id: id, made_at })))
      .execute()
    await record(trx, ctx, { name: 'tournament.made', subject_id: id, at: made_at })
    return { id }
  })
}

/** Every question can still be forecast, by everybody. */
async function checkList(trx: Trx, listed: Listed[]): Promise<void> {
  const found = await trx
    .selectFrom('questions')
    .selectAll()
    .where(
      'id',
      'in',
      listed.map(({ question_id }) => question_id),
    )
    .where('audience', '=', 'everybody')
    .where('state', 'not in', ['draft', 'review'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .forShare()
    .execute()
  const at = await stampAfterLock(trx)
  for (const { question_id } of listed) {
    const question = found.find(({ id }) => id === question_id)
    if (!question)
      throw wrong(sentence`There is no question ${question_id} that everybody can see.`)
    if (question.state !== 'published' || closeInForce(question) <= at)
      throw wrong(
        sentence`Question ${question_id} is closed: a list is made before its outcomes are known.`,
      )
    if (!question.scored || question.practice)
      throw wrong(sentence`Question ${question_id} is not scored.`)
  }
}

const wrong = (problem: string) =>
  new Refusal('invalid', 'invalid', problem, { fields: { questions: problem } })
