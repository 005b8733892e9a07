import { allow } from '#src/accounts/policy.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { firstPlace, saidOfEvents } from '#src/scores/calibration.ts'
import { saidBy } from '#src/scores/inputs.ts'
import { meanOf } from '#src/scores/own-score.ts'
import { type Quantities, quantitiesOf } from '#src/scores/quantities.ts'
import { type Bin, calibrationBins } from '#src/scoring/bins.ts'
import { type EndedQuestion, endedQuestions } from './queries.ts'

/** What one's own questions add up to, and which they are, newest first. */
export type OwnRecord = {
  ended: EndedQuestion[]
  /** Mean Brier score, an integer of 1e-10. */
  mean: number | undefined
  /** How many questions the numbers rest on. */
  judged: number
  bins: Bin[]
  quantities: Quantities | undefined
}

export async function ownRecord(ctx: Ctx): Promise<OwnRecord> {
  const { id: me } = allow(ctx.actor, 'ask_oneself')
  const ended = await endedQuestions(ctx)
  const ids = ended.map(({ id }) => id)
  const said = await saidBy(ctx.db, me, ids)
  const averages = ended.flatMap(({ average }) => average ?? [])
  const told = ended.flatMap((question) => {
    const { id, outcome, known_at } = question
    if (!outcome || !known_at) return []
    const [known, own] = [{ outcome, known_at, ids: [id, me] as const }, said.get(id) ?? []]
    return {
      events: saidOfEvents(question, known, own),
      place: firstPlace(question, known, own),
    }
  })
  return {
    ended,
    mean: meanOf(averages),
    judged: averages.length,
    bins: calibrationBins(told.flatMap(({ events }) => events)),
    quantities: quantitiesOf(told.flatMap(({ place }) => place ?? [])),
  }
}
