import { sql } from 'kysely'
import { allow } from '#src/accounts/policy.ts'
import { currentInstant } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { missing, Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { utc } from '#src/lib/utc.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { isPersonal } from '#src/questions/question.ts'
import { crowdDoors } from './crowd-queries.ts'

/**
 * Shows a member the crowd before they have forecast, once it is shown to everybody. Kept with its
 * instant, so that what they say afterwards can be told apart; who has forecast had no need of it.
 */
export function lookAtCrowd(ctx: Ctx, question_id: number): Promise<{ id: number }> {
  const { id: person_id } = allow(ctx.actor, 'forecast')
  return transact(ctx, async (trx) => {
    const own = { ...ctx, db: trx }
    const question = await findQuestion(own, question_id)
    if (isPersonal(question)) throw missing('question')
    await sql`
      insert into crowd_looks (question_id, person_id, made_at)
      select id, ${person_id}, ${currentInstant} from questions
      where id = ${question_id} and reveal_at <= ${currentInstant} and not exists (
        select from forecasts where question_id = questions.id and person_id = ${person_id})
      on conflict do nothing`.execute(trx)
    if ((await crowdDoors(own, [question_id])).get(question_id) !== 'open')
      throw new Refusal(
        'conflict',
        'hidden',
        sentence`The crowd is shown to everybody from ${utc(question.reveal_at)} on. Nothing was changed.`,
      )
    return { id: question_id }
  })
}
