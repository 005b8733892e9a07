import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import { isViolationOf } from '#src/db/errors.ts'
import type { Account } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { newAccount, type Role } from './account.ts'
import { refuseGuessable } from './common-passwords.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { findAccount } from './queries.ts'

/** What becomes true with the account, in its transaction: a link is used up, for instance. */
type Along = (trx: Trx) => Promise<{ role: Role }>

const asMember: Along = async () => ({ role: 'member' })

/**
 * Makes a person and an account. The same form sent twice ends in the same account: a form of a
 * guest has no owner for an idempotency key, so the words themselves decide.
 */
export async function signUp(
  ctx: Ctx,
  input: unknown,
  along = asMember,
  hash = hashPassword,
): Promise<Pick<Account, 'id'>> {
  const wanted = parse(newAccount, input)
  refuseGuessable(wanted.password, wanted)

  const earlier = await findAccount(ctx.db, wanted.email)
  if (
    earlier?.handle === wanted.handle &&
    (await verifyPassword(earlier.password, wanted.password))
  )
    return earlier

  // Hashed before the transaction: it takes as long as a hundred statements.
  const password = await hash(wanted.password)
  try {
    return await transact(ctx, async (trx) => {
      const { role } = await along(trx)
      const person = await trx
        .insertInto('people')
        .values({ handle: wanted.handle, role })
        .returningAll()
        .executeTakeFirstOrThrow()
      const account = await trx
        .insertInto('accounts')
        .values({ person_id: person.id, email: wanted.email, password })
        .returning('id')
        .executeTakeFirstOrThrow()
      const asOneself = { ...ctx, actor: { ...person, barred: false } }
      await record(trx, asOneself, {
        name: 'account.made',
        subject_id: person.id,
        at: person.made_at,
      })
      return account
    })
  } catch (error) {
    throw takenOr(error)
  }
}

/** What a person can mend where a name or an address is somebody else's; every other error as it is. */
export function takenOr(error: unknown): unknown {
  if (isViolationOf(error, 'people_handle_key'))
    return field('handle', sentence`That handle is taken. Choose another.`)
  if (isViolationOf(error, 'accounts_email_key'))
    return field('email', sentence`An account with this address exists. Sign in instead.`)
  return error
}

const field = (name: string, words: string) =>
  new Refusal('invalid', 'invalid', words, { fields: { [name]: words } })
