import { allow } from '#src/accounts/policy.ts'
import { newToken } from '#src/accounts/token.ts'
import { readClock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { yesOrNo } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { placeQuestion } from '#src/questions/place-question.ts'
import { newPersonal } from './personal.ts'

/**
 * A member asks for oneself and says how likely it is, in one transaction. It opens at once, tests
 * no claim and waits for nobody. Whoever is given its link sees the forecast too: nobody else can
 * make one here, so there is nothing to think of first.
 */
export function askForOneself(ctx: Ctx, input: Record<string, string>): Promise<Question> {
  const { id: author_id } = allow(ctx.actor, 'ask_oneself')
  const { value, criteria, ...asked } = parse(newPersonal, input)
  return transact(ctx, async (trx) => {
    const now = await readClock(trx)
    if (asked.closes_at <= now) throw over()

    const times = { opens_at: now, reveal_at: now, resolve_by: asked.closes_at }
    const link_token = asked.audience === 'link' ? newToken().token : null
    const row = { ...asked, ...times, author_id, link_token, spec: yesOrNo, sources: '' }
    const shown = { criteria: criteria ?? '', state: 'published' as const }
    const question = await placeQuestion(trx, ctx, { ...row, ...shown }, [])
    await makeForecast({ ...ctx, db: trx }, question.id, value)
    return question
  })
}

function over(): Refusal {
  const words = sentence`That is over already. Add a day that is still to come, such as 2027-12-31.`
  return new Refusal('invalid', 'over', words, { fields: { closes_at: words } })
}
