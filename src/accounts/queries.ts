import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Db, Trx } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { readCursor, toPage } from '#src/lib/page.ts'
import { missing } from '#src/lib/refusal.ts'
import { sha256 } from '#src/lib/sha256.ts'
import type { LinkPurpose } from './account.ts'

/** An account by handle or e-mail address, with its password's hash. */
export const findAccount = (db: Db, name: string) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.id', 'person_id', 'password', 'email', 'handle', 'role', 'barred_at'])
    .where(({ eb, or, fn }) =>
      or([
        eb(fn('lower', ['email']), '=', name.trim().toLowerCase()),
        eb(fn('lower', ['handle']), '=', name.trim().toLowerCase()),
      ]),
    )
    .executeTakeFirst()

/** A person's own account, with its password's hash. */
export const accountOf = (db: Db, person_id: number) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.id', 'password', 'email', 'handle'])
    .where('person_id', '=', person_id)
    .executeTakeFirstOrThrow()

export const findPerson = (
  db: Db,
  handle: string,
  none = () => missing('person'),
): Promise<Person> =>
  db
    .selectFrom('people')
    .selectAll()
    .where((eb) => eb(eb.fn('lower', ['handle']), '=', handle.toLowerCase()))
    .executeTakeFirstOrThrow(none)

/** Where somebody went who was known by this handle before; nothing for one that is in use. */
export async function renamedFrom(db: Db, handle: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('past_handles')
    .innerJoin('people', 'people.id', 'past_handles.person_id')
    .select('people.handle')
    .where((eb) => eb(eb.fn('lower', ['past_handles.handle']), '=', handle.toLowerCase()))
    .executeTakeFirst()
  return row?.handle
}

/** Whom an account belongs to, as the one who acts. */
export async function actorOf(db: Db, account_id: number): Promise<Actor> {
  const { barred_at, ...person } = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['people.id', 'handle', 'role', 'barred_at'])
    .where('accounts.id', '=', account_id)
    .executeTakeFirstOrThrow()
  return { ...person, barred: barred_at !== null }
}

export const hasAdmin = async (db: Db): Promise<boolean> =>
  (await db
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .select('people.id')
    .where('role', '=', 'admin')
    .executeTakeFirst()) !== undefined

/** Whether somebody else could moderate: with an account, so that they can sign in. */
export const hasOtherModerator = async (db: Db, person_id: number): Promise<boolean> =>
  (await db
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .select('people.id')
    .where('role', '!=', 'member')
    .where('barred_at', 'is', null)
    .where('people.id', '!=', person_id)
    .executeTakeFirst()) !== undefined

/** A link that can still be used; nothing tells an unknown from a used or an expired one. */
export const findLink = (db: Db, purpose: LinkPurpose, token: string) =>
  db
    .selectFrom('one_time_links')
    .selectAll()
    .where('token_sha256', '=', sha256(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', currentInstant)
    .executeTakeFirst()

/** Uses a link up; of two at once only one gets it. */
export const useLink = (trx: Trx, purpose: LinkPurpose, token: string) =>
  trx
    .updateTable('one_time_links')
    .set({ used_at: currentInstant })
    .where('token_sha256', '=', sha256(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', currentInstant)
    .returningAll()
    .executeTakeFirst()

type NewLink = {
  purpose: LinkPurpose
  token_sha256: string
  hours: number
  account_id?: number
  made_by?: number
}

export const insertLink = (db: Db, { hours, ...link }: NewLink) =>
  db
    .insertInto('one_time_links')
    .values({ ...link, expires_at: sql`current_instant() + make_interval(hours => ${hours}::int)` })
    .returning(['id', 'made_at'])
    .executeTakeFirstOrThrow()

const PAGE = 50

/** Everybody with an account, for the admin's page. */
export async function listPeople(db: Db, cursor?: string) {
  const [last = 0] = readCursor(cursor, 1) ?? []
  const rows = await db
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .select(['people.id', 'handle', 'role', 'email', 'barred_at', 'people.made_at'])
    .where('people.id', '>', last)
    .orderBy('people.id')
    .limit(PAGE + 1)
    .execute()
  return toPage(rows, PAGE, ({ id }) => [id])
}

export const preferencesOf = (db: Db, account_id: number) =>
  db
    .selectFrom('accounts')
    .select(['time_zone', 'theme', 'shortcuts'])
    .where('id', '=', account_id)
    .executeTakeFirstOrThrow()

export const sessionsBy = (db: Db, account_id: number) =>
  db
    .selectFrom('sessions')
    .select(['id', 'agent', 'made_at', 'expires_at'])
    .where('account_id', '=', account_id)
    .where('expires_at', '>', currentInstant)
    .orderBy('id', 'desc')
    .execute()
