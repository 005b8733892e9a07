import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { readBar } from './bar.ts'
import { endSessionsOf } from './change-role.ts'
import { keepOneAdmin } from './last-admin.ts'
import { allow } from './policy.ts'

/** Bars somebody from forecasting and asking. What they did stays, and they may still look. */
export function barPerson(ctx: Ctx, input: unknown): Promise<Person> {
  allow(ctx.actor, 'administer')
  return transact(ctx, async (trx) => {
    const { person, reason } = await readBar({ ...ctx, db: trx }, input)
    await keepOneAdmin(trx, person)
    const at = await stampAfterLock(trx)
    await trx.updateTable('people').set({ barred_at: at }).where('id', '=', person.id).execute()
    await endSessionsOf(trx, person.id)
    const reason_sha256 = await keepText(trx, reason)
    await record(trx, ctx, { name: 'person.barred', subject_id: person.id, at, reason_sha256 })
    return { ...person, barred_at: at }
  })
}
