import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { keepText, record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { roles } from './account.ts'
import { allow } from './policy.ts'
import { findPerson } from './queries.ts'
import { endOtherSessions } from './session.ts'

const change = z.strictObject({
  handle: z.string().min(1, 'Name the person.'),
  role: z.enum(roles, `Choose ${roles.join(', ')}.`),
})

/** Makes somebody member, moderator or admin; they sign in again. One admin always remains. */
export function changeRole(ctx: Ctx, input: unknown): Promise<Person> {
  allow(ctx.actor, 'administer')
  const { handle, role } = parse(change, input)
  return transact(ctx, async (trx) => {
    const person = await findPerson(trx, handle)
    if (person.role === role) return person
    await lockAdmins(trx)
    if (person.role === 'admin' && (await otherAdmins(trx, person.id)) === 0) throw lastAdmin()

    await trx.updateTable('people').set({ role }).where('id', '=', person.id).execute()
    await endSessionsOf(trx, person.id)
    const reason_sha256 = await keepText(trx, `From ${person.role} to ${role}.`)
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'role.changed', subject_id: person.id, at, reason_sha256 })
    return { ...person, role }
  })
}

const admins = (trx: Trx) =>
  trx
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .select('people.id')
    .where('role', '=', 'admin')
    .where('barred_at', 'is', null)

/** Held, so that two admins cannot both be the last to leave. */
const lockAdmins = (trx: Trx) => admins(trx).forUpdate().execute()

const otherAdmins = async (trx: Trx, id: number) =>
  (await admins(trx).where('people.id', '!=', id).execute()).length

export async function endSessionsOf(trx: Trx, person_id: number): Promise<void> {
  const account = await trx
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  if (account) await endOtherSessions(trx, account.id)
}

const lastAdmin = () =>
  new Refusal('conflict', 'last_admin', 'This is the only admin. Make somebody else admin first.')
