import { z } from 'zod'
import { type Ctx, type Db, transact } from '#src/db/ctx.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { password } from './account.ts'
import { refuseGuessable } from './common-passwords.ts'
import { hashPassword } from './password.ts'
import { accountOf, actorOf, findLink, useLink } from './queries.ts'
import { endOtherSessions } from './session.ts'

const input = z.strictObject({ password })

export const isResetLink = async (db: Db, token: string): Promise<boolean> =>
  (await findLink(db, 'password_reset', token)) !== undefined

/** Sets a new password by a link, uses the link up and ends every session of the account. */
export async function resetPassword(ctx: Ctx, token: string, given: unknown): Promise<void> {
  const wanted = parse(input, given)
  const found = await findLink(ctx.db, 'password_reset', token)
  if (!found?.account_id) throw noReset()
  const owner = await actorOf(ctx.db, found.account_id)
  refuseGuessable(wanted.password, await accountOf(ctx.db, owner.id))

  const hash = await hashPassword(wanted.password)
  await transact(ctx, async (trx) => {
    const link = await useLink(trx, 'password_reset', token)
    if (!link?.account_id) throw noReset()
    await trx
      .updateTable('accounts')
      .set({ password: hash })
      .where('id', '=', link.account_id)
      .execute()
    await endOtherSessions(trx, link.account_id)
  })
}

export const noReset = () =>
  new Refusal(
    'not_found',
    'link_used',
    sentence`This link was used or has expired. Ask an admin for a new one.`,
  )
