import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { text } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { endSessionsOf } from './change-role.ts'
import { keepOneAdmin } from './last-admin.ts'
import { nobodyCalled } from './nobody-called.ts'
import { allow } from './policy.ts'
import { findPerson } from './queries.ts'

const SHORT = sentence`Give a reason of at least 20 characters; it stands in the public log.`
const bar = z.strictObject({
  handle: z.string().min(1, sentence`Name the person.`),
  reason: text(2000, { missing: SHORT, min: 20 }),
})

/** Bars somebody from forecasting and asking. What they did stays, and they may still look. */
export function barPerson(ctx: Ctx, input: unknown): Promise<Person> {
  const admin = allow(ctx.actor, 'administer')
  const { handle, reason } = parse(bar, input)
  return transact(ctx, async (trx) => {
    const person = await findPerson(trx, handle, () => nobodyCalled(handle))
    if (person.id === admin.id)
      throw new Refusal('conflict', 'oneself', sentence`You cannot bar yourself.`)
    await keepOneAdmin(trx, person)
    const at = await stampAfterLock(trx)
    await trx.updateTable('people').set({ barred_at: at }).where('id', '=', person.id).execute()
    await endSessionsOf(trx, person.id)
    const reason_sha256 = await keepText(trx, reason)
    await record(trx, ctx, { name: 'person.barred', subject_id: person.id, at, reason_sha256 })
    return { ...person, barred_at: at }
  })
}
