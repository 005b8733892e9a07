import { z } from 'zod'
import type { Ctx } from '#src/db/ctx.ts'
import { countTry } from '#src/db/tries.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { password } from './account.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { allow } from './policy.ts'
import { endOtherSessions } from './session.ts'

const change = z.strictObject({
  current_password: z.string('Add your current password.').min(1, 'Add your current password.'),
  password,
})

const LIMIT = { name: 'change-password', most: 5, seconds: 900 }

/** Changes one's password, given the current one, and ends the sessions elsewhere. */
export async function changePassword(ctx: Ctx, session_id: number, input: unknown): Promise<void> {
  const { id: person_id } = allow(ctx.actor, 'keep_account')
  const wanted = parse(change, input)
  await countTry(ctx.db, String(person_id), [LIMIT])

  const account = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'password'])
    .where('person_id', '=', person_id)
    .executeTakeFirstOrThrow()
  if (!(await verifyPassword(account.password, wanted.current_password.normalize('NFKC'))))
    throw wrong()

  const hash = await hashPassword(wanted.password)
  await ctx.db
    .updateTable('accounts')
    .set({ password: hash })
    .where('id', '=', account.id)
    .execute()
  await endOtherSessions(ctx.db, account.id, session_id)
}

function wrong(): Refusal {
  const words = 'That is not your current password. Nothing was changed.'
  return new Refusal('invalid', 'wrong_password', words, { fields: { current_password: words } })
}
