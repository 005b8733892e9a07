import { allow } from '#src/accounts/policy.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Forecast } from '#src/db/schema.ts'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { type DeskEntry, isChanged } from './desk.ts'
import { asGone } from './gone.ts'
import { makeForecast } from './make-forecast.ts'
import { refuseDoubtful } from './refuse-doubtful.ts'

/** What became of a row: a forecast, or why there is none. A row left as it was has no result. */
export type RowResult = { made: Forecast; refusal?: never } | { made?: never; refusal: Refusal }

/**
 * Makes the forecasts of many rows in one transaction. A row is refused before it writes anything,
 * so that the others need no undoing. Questions are held in the order of their ids, whatever the
 * order of the rows.
 */
export function makeForecasts(ctx: Ctx, rows: DeskEntry[]): Promise<Map<number, RowResult>> {
  allow(ctx.actor, 'forecast')
  const changed = rows.filter(isChanged).sort((a, b) => a.question_id - b.question_id)
  return transact(ctx, async (trx) => {
    const results = new Map<number, RowResult>()
    for (const row of changed)
      results.set(row.question_id, await attempt(makeOne({ ...ctx, db: trx }, row)))
    return results
  })
}

async function makeOne(ctx: Ctx, { question_id, typed, confirmed }: DeskEntry): Promise<Forecast> {
  await refuseDoubtful(ctx, question_id, { typed, confirmed }).catch(asGone)
  return makeForecast(ctx, question_id, typed).catch(asGone)
}
