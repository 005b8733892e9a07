import { z } from 'zod'
import type { Ctx } from '#src/db/ctx.ts'
import { parse } from '#src/lib/parse.ts'
import { missing } from '#src/lib/refusal.ts'
import { allow } from './policy.ts'
import { findAccount, insertLink } from './queries.ts'
import { newToken } from './token.ts'

const named = z.strictObject({ handle: z.string('Name the person.').min(1, 'Name the person.') })

/** A link by which a person sets a new password within an hour. Shown once; only its hash is kept. */
export async function makeResetLink(ctx: Ctx, input: unknown): Promise<{ path: string }> {
  const { id } = allow(ctx.actor, 'administer')
  const account = await findAccount(ctx.db, parse(named, input).handle)
  if (!account) throw missing('account')

  const { token, token_sha256 } = newToken()
  const link = { purpose: 'password_reset', token_sha256, hours: 1 } as const
  await insertLink(ctx.db, { ...link, account_id: account.id, made_by: id })
  return { path: `/password-resets/${token}` }
}
