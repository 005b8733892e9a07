import { readNamed } from '#src/accounts/named.ts'
import { allow } from '#src/accounts/policy.ts'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { lockBoards } from './rebuild-boards.ts'
import { forgetSteps } from './steps.ts'

/**
 * Sets a program, or a second account of somebody, apart: it keeps its scores and its lines, without a
 * rank, and from the next result on nobody is compared with it. What was scored before stays.
 */
export const setApart = (ctx: Ctx, input: unknown): Promise<Person> => place(ctx, input, true)

/** Takes that back, from the next result on. */
export const compareAgain = (ctx: Ctx, input: unknown): Promise<Person> => place(ctx, input, false)

function place(ctx: Ctx, input: unknown, apart: boolean): Promise<Person> {
  allow(ctx.actor, 'administer')
  return transact(ctx, async (trx) => {
    // No fold may note steps between what they count and what is forgotten of them.
    await lockBoards(trx)
    const { person, reason } = await readNamed({ ...ctx, db: trx }, input)
    const at = await stampAfterLock(trx)
    const { numUpdatedRows } = await trx
      .updateTable('people')
      .set({ apart_at: apart ? at : null })
      .where('id', '=', person.id)
      .where('apart_at', apart ? 'is' : 'is not', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw soAlready(person, apart)
    await forgetSteps(trx)
    const reason_sha256 = await keepText(trx, reason)
    const name = apart ? 'person.set_apart' : 'person.compared_again'
    await record(trx, ctx, { name, subject_id: person.id, at, reason_sha256 })
    return { ...person, apart_at: apart ? at : null }
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
