import { allow } from '#src/accounts/policy.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Forecast } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { notOpen } from '#src/questions/question.ts'
import { acceptForecast, standingForecast } from './queries.ts'

/** Ends one's forecast from now on; the past still counts. A row without value, like any other. */
export function withdrawForecast(ctx: Ctx, question_id: number): Promise<Forecast> {
  const { id: person_id } = allow(ctx.actor, 'forecast')
  return transact(ctx, async (trx) => {
    await findQuestion({ ...ctx, db: trx }, question_id)
    if (!(await standingForecast(trx, person_id, question_id))) throw nothingStands()

    const { forecast, at } = await acceptForecast(trx, { question_id, person_id, value: null })
    if (!forecast) {
      throw notOpen(await findQuestion({ ...ctx, db: trx }, question_id), { at })
    }
    const { id: subject_id, made_at } = forecast
    await record(trx, ctx, { name: 'forecast.withdrawn', subject_id, question_id, at: made_at })
    return forecast
  })
}

const nothingStands = () =>
  new Refusal(
    'conflict',
    'nothing_stands',
    sentence`You have no forecast standing here. Nothing was changed.`,
  )
