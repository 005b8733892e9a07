import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { roles } from './account.ts'
import { keepOneAdmin } from './last-admin.ts'
import { nobodyCalled } from './nobody-called.ts'
import { allow } from './policy.ts'
import { findPerson } from './queries.ts'
import { endOtherSessions } from './session.ts'

const change = z.strictObject({
  handle: z.string().min(1, sentence`Name the person.`),
  role: z.enum(roles, sentence`Choose member, moderator or admin.`),
})

/** Makes somebody member, moderator or admin; they sign in again. One admin always remains. */
export function changeRole(ctx: Ctx, input: unknown): Promise<Person> {
  allow(ctx.actor, 'administer')
  const { handle, role } = parse(change, input)
  return transact(ctx, async (trx) => {
    const person = await findPerson(trx, handle, () => nobodyCalled(handle))
    if (person.role === role) return person
    await keepOneAdmin(trx, person)

    await trx.updateTable('people').set({ role }).where('id', '=', person.id).execute()
    await endSessionsOf(trx, person.id)
    const reason_sha256 = await keepText(trx, `From ${person.role} to ${role}.`)
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'role.changed', subject_id: person.id, at, reason_sha256 })
    return { ...person, role }
  })
}

export async function endSessionsOf(trx: Trx, person_id: number): Promise<void> {
  const account = await trx
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  if (account) await endOtherSessions(trx, account.id)
}
