import { z } from 'zod'
import { readNamed } from '#src/accounts/named.ts'
import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { apartNow, changeWhoIsCompared } from '#src/scores/apart.ts'
import { boardsWith } from './apart-queries.ts'
import { forgetSteps } from './steps.ts'

const moves = z.looseObject({
  move: z.enum(['apart', 'again'], sentence`Choose whether to set apart or to compare again.`),
})

/**
 * Sets a program, or a second account of somebody, apart: it keeps its scores and its lines, without a
 * rank, and from the next result on nobody is compared with it. Or takes that back. What was scored
 * before stays, unless its result is corrected: that is a result of its own time.
 */
export function setApart(ctx: Ctx, input: unknown): Promise<Person> {
  allow(ctx.actor, 'administer')
  const { move, ...named } = parse(moves, input)
  const apart = move === 'apart'
  return transact(ctx, async (trx) => {
    await changeWhoIsCompared(trx)
    const { person, reason } = await readNamed({ ...ctx, db: trx }, named)
    const at = await stampAfterLock(trx)
    if ((await apartNow(trx)).has(person.id) === apart) throw soAlready(person, apart)
    await forgetSteps(trx, await boardsWith(trx, person.id))
    const reason_sha256 = await keepText(trx, reason)
    const name = apart ? 'person.set_apart' : 'person.compared_again'
    await record(trx, ctx, { name, subject_id: person.id, at, reason_sha256 })
    return person
  })
}

const soAlready = ({ handle }: Person, apart: boolean) =>
  new Refusal(
    'conflict',
    'so_already',
    apart
      ? sentence`${handle} stands apart already. Reload the page to see since when.`
      : sentence`${handle} does not stand apart. Reload the page to see who does.`,
  )
