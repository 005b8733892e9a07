import type { Ctx, Db } from '#src/db/ctx.ts'
import type { Account } from '#src/db/schema.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findLink, hasAdmin, insertLink, useLink } from './queries.ts'
import { signUp } from './sign-up.ts'
import { newToken } from './token.ts'

/** A new one-time link for the first admin; none once there is one. Earlier ones end with it. */
export async function makeAdminLink(db: Db): Promise<string | undefined> {
  if (await hasAdmin(db)) return undefined

  const { token, token_sha256 } = newToken()
  await db.deleteFrom('one_time_links').where('purpose', '=', 'set_up_admin').execute()
  await insertLink(db, { purpose: 'set_up_admin', token_sha256, hours: 24 })
  return token
}

export const isAdminLink = async (db: Db, token: string): Promise<boolean> =>
  (await findLink(db, 'set_up_admin', token)) !== undefined

/** Makes the first admin's account and uses the link up, in one transaction. */
export async function setUpAdmin(
  ctx: Ctx,
  token: string,
  input: unknown,
): Promise<Pick<Account, 'id'>> {
  if (!(await isAdminLink(ctx.db, token))) throw usedUp()
  return signUp(ctx, input, async (trx) => {
    const link = await useLink(trx, 'set_up_admin', token)
    if (!link) throw usedUp()
    return { role: 'admin' }
  })
}

export const usedUp = () =>
  new Refusal(
    'not_found',
    'link_used',
    sentence`This link was used or has expired. Restart the server, or run "npm run claimcast -- admin create", for a new one.`,
  )
