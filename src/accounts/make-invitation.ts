import { type Ctx, transact } from '#src/db/ctx.ts'
import { record } from '#src/events/record.ts'
import { allow } from './policy.ts'
import { insertLink } from './queries.ts'
import { newToken } from './token.ts'

const DAYS = 7

/** A link by which one person can sign up within a week. Shown once; only its hash is kept. */
export async function makeInvitation(ctx: Ctx): Promise<{ path: string }> {
  const { id: made_by } = allow(ctx.actor, 'administer')
  const { token, token_sha256 } = newToken()
  const link = { purpose: 'invitation', token_sha256, hours: 24 * DAYS, made_by } as const
  return transact(ctx, async (trx) => {
    const { id, made_at } = await insertLink(trx, link)
    await record(trx, ctx, { name: 'invitation.made', subject_id: id, at: made_at })
    return { path: `/invitations/${token}` }
  })
}
