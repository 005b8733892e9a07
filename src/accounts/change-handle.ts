import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { handle } from './account.ts'
import { allow } from './policy.ts'
import { takenOr } from './sign-up.ts'

/** Past ones stay one's own and lead on, so nobody may gather them. */
const MOST_PAST = 3

const change = z.strictObject({ handle })

/**
 * Gives oneself another name. Everything stays under it; the old one leads on to it and is nobody
 * else's. The log tells that it happened and names neither: with the account both are to go.
 */
export async function changeHandle(ctx: Ctx, input: unknown): Promise<{ id: number }> {
  const { id } = allow(ctx.actor, 'keep_account')
  const { handle: wanted } = parse(change, input)
  return transact(ctx, async (trx) => {
    const { handle: before } = await trx
      .selectFrom('people')
      .select('handle')
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    if (wanted === before) return { id }
    await keepPast(trx, id, before)
    await trx.updateTable('people').set({ handle: wanted }).where('id', '=', id).execute()
    await trx
      .deleteFrom('past_handles')
      .where('person_id', '=', id)
      .where((eb) => eb(eb.fn('lower', ['handle']), '=', wanted.toLowerCase()))
      .execute()
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'person.renamed', subject_id: id, at })
    return { id }
  }).catch((error) => {
    throw takenOr(error)
  })
}

async function keepPast(trx: Trx, person_id: number, before: string) {
  await trx
    .insertInto('past_handles')
    .values({ handle: before, person_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const past = await trx
    .selectFrom('past_handles')
    .select('handle')
    .where('person_id', '=', person_id)
    .execute()
  if (past.length > MOST_PAST) throw tooMany()
}

function tooMany(): Refusal {
  const words = sentence`You went by three other names before, and they stay yours. Go back to one of them.`
  return new Refusal('conflict', 'too_many_names', words, { fields: { handle: words } })
}
