import type { Trx } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'

/** Lets an admin go only where another stays. To be asked before anything is written. */
export async function keepOneAdmin(trx: Trx, person: Pick<Person, 'id' | 'role'>): Promise<void> {
  await lockAdmins(trx)
  if (person.role === 'admin' && (await otherAdmins(trx, person.id)) === 0) throw lastAdmin()
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

const lastAdmin = () =>
  new Refusal(
    'conflict',
    'last_admin',
    sentence`This is the only admin. Make somebody else admin first.`,
  )
