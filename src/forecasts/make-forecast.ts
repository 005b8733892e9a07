import { allow } from '#src/accounts/policy.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Forecast } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { kindOf } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { refuseReader } from '#src/questions/audience.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { notOpen } from '#src/questions/question.ts'
import { acceptForecast } from './queries.ts'

/**
 * A forecast is never edited. A change of mind is a new row, so that any score can be
 * recomputed from what was believed at the time.
 */
export function makeForecast(ctx: Ctx, question_id: number, input: unknown): Promise<Forecast> {
  const { id: person_id } = allow(ctx.actor, 'forecast')
  return transact(ctx, async (trx) => {
    // Read without a lock: what may be answered is fixed once a question is published.
    const question = await findQuestion({ ...ctx, db: trx }, question_id)
    refuseReader(question, ctx.actor)
    const { valueFor, words } = kindOf(question.spec)
    const value = parse(valueFor(question.spec), input)

    const { forecast, at } = await acceptForecast(trx, { question_id, person_id, value })
    if (!forecast) {
      const late = { said: words(value, question.spec), at }
      throw notOpen(await findQuestion({ ...ctx, db: trx }, question_id), late)
    }
    const { id: subject_id, made_at } = forecast
    await record(trx, ctx, { name: 'forecast.made', subject_id, question_id, at: made_at })
    return forecast
  })
}
