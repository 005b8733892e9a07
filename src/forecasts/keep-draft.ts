import { sql } from 'kysely'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Draft } from '#src/db/schema.ts'
import { kindOf } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { refuseReader } from '#src/questions/audience.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { notOpen } from '#src/questions/question.ts'
import { draftsOf } from './queries.ts'

const MINUTES = 30
const MOST = 10

/**
 * Keeps a visitor's forecast for half an hour, until there is an account that can make it. It is
 * no forecast yet: it stands nowhere, counts nowhere, and is stamped when it is made.
 */
export function keepDraft(
  ctx: Ctx,
  visitor: string,
  question_id: number,
  input: unknown,
): Promise<Draft> {
  return transact(ctx, async (trx) => {
    const question = await findQuestion({ ...ctx, db: trx }, question_id)
    refuseReader(question, ctx.actor)
    const { valueFor, words } = kindOf(question.spec)
    const value = parse(valueFor(question.spec), input)
    if (question.phase !== 'open') throw notOpen(question, { said: words(value, question.spec) })
    const others = await draftsOf(trx, visitor)
    if (others.filter((draft) => draft.question_id !== question_id).length >= MOST) throw tooMany()

    const kept_until = sql<Date>`current_instant() + make_interval(mins => ${MINUTES}::int)`
    return trx
      .insertInto('drafts')
      .values({ visitor_sha256: visitor, question_id, value, kept_until })
      .onConflict((conflict) =>
        conflict.columns(['visitor_sha256', 'question_id']).doUpdateSet({ value, kept_until }),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

const tooMany = () =>
  new Refusal(
    'conflict',
    'too_many_drafts',
    sentence`${MOST} forecasts wait for your account already. Sign up to keep them; this one was not kept.`,
  )
