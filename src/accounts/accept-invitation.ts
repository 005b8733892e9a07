import type { Ctx, Db } from '#src/db/ctx.ts'
import type { Account } from '#src/db/schema.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findLink, useLink } from './queries.ts'
import { signUp } from './sign-up.ts'

export const isInvitation = async (db: Db, token: string): Promise<boolean> =>
  (await findLink(db, 'invitation', token)) !== undefined

/** Signs up by an invitation and uses it up, in one transaction. */
export async function acceptInvitation(
  ctx: Ctx,
  token: string,
  input: unknown,
): Promise<Pick<Account, 'id'>> {
  if (!(await isInvitation(ctx.db, token))) throw noInvitation()
  return signUp(ctx, input, async (trx) => {
    if (!(await useLink(trx, 'invitation', token))) throw noInvitation()
    return { role: 'member' }
  })
}

export const noInvitation = () =>
  new Refusal(
    'not_found',
    'link_used',
    sentence`This invitation was used or has expired. Ask for a new one, or sign up without it.`,
  )
