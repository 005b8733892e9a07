import { z } from 'zod'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { nobodyCalled } from './nobody-called.ts'
import { allow } from './policy.ts'
import { findAccount, insertLink } from './queries.ts'
import { newToken } from './token.ts'

const named = z.strictObject({
  handle: z.string(sentence`Name the person.`).min(1, sentence`Name the person.`),
})

/** A link by which a person sets a new password within an hour. Shown once; only its hash is kept. */
export async function makeResetLink(ctx: Ctx, input: unknown): Promise<{ path: string }> {
  const { id: made_by } = allow(ctx.actor, 'administer')
  const { handle } = parse(named, input)
  return transact(ctx, async (trx) => {
    const account = await findAccount(trx, handle)
    if (!account) throw nobodyCalled(handle)

    const { token, token_sha256 } = newToken()
    const link = { purpose: 'password_reset', token_sha256, hours: 1, made_by } as const
    const { made_at } = await insertLink(trx, { ...link, account_id: account.id })
    const event = { name: 'password_reset.made', subject_id: account.person_id } as const
    await record(trx, ctx, { ...event, at: made_at })
    return { path: `/password-resets/${token}` }
  })
}
