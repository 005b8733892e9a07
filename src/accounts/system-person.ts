import type { Actor, Db } from '#src/db/ctx.ts'

const HANDLE = 'claimcast'

/**
 * The person behind what the site does by itself and what its host does on the command line. It
 * has no account, so nobody can sign in as it, and its moves stand in the public log.
 */
export async function systemActor(db: Db): Promise<Actor> {
  const { id } = await db
    .selectFrom('people')
    .leftJoin('accounts', 'accounts.person_id', 'people.id')
    .select('people.id')
    .where('handle', '=', HANDLE)
    .where('accounts.id', 'is', null)
    .executeTakeFirstOrThrow()
  return { id, handle: HANDLE, role: 'admin', barred: false }
}
