import type { Actor, Db } from '#src/db/ctx.ts'

const HANDLE = 'claimcast'

/**
 * The person behind what the site does by itself and what its host does on the command line. It
 * has no account, so nobody can sign in as it, and its moves stand in the public log.
 */
export async function systemActor(db: Db): Promise<Actor> {
  await db
    .insertInto('people')
    .values({ handle: HANDLE, role: 'admin' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id, role } = await db
    .selectFrom('people')
    .select(['id', 'role'])
    .where('handle', '=', HANDLE)
    .executeTakeFirstOrThrow()
  return { id, handle: HANDLE, role, barred: false }
}
