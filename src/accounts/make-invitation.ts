import type { Ctx } from '#src/db/ctx.ts'
import { allow } from './policy.ts'
import { insertLink } from './queries.ts'
import { newToken } from './token.ts'

const DAYS = 7

/** A link by which one person can sign up within a week. Shown once; only its hash is kept. */
export async function makeInvitation(ctx: Ctx): Promise<{ path: string }> {
  const { id } = allow(ctx.actor, 'administer')
  const { token, token_sha256 } = newToken()
  await insertLink(ctx.db, { purpose: 'invitation', token_sha256, hours: 24 * DAYS, made_by: id })
  return { path: `/invitations/${token}` }
}
