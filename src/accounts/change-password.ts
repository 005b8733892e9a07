import { z } from 'zod'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { password } from './account.ts'
import { checkPassword } from './check-password.ts'
import { refuseGuessable } from './common-passwords.ts'
import { hashPassword } from './password.ts'
import { allow } from './policy.ts'
import { accountOf } from './queries.ts'
import { endOtherSessions } from './session.ts'

const change = z.strictObject({
  current_password: z
    .string(sentence`Add your current password.`)
    .min(1, sentence`Add your current password.`),
  password,
})

/** Changes one's password, given the current one, and ends the sessions elsewhere. */
export async function changePassword(ctx: Ctx, session_id: number, input: unknown): Promise<void> {
  const { id: person_id } = allow(ctx.actor, 'keep_account')
  const wanted = parse(change, input)
  await checkPassword(ctx, 'current_password', wanted.current_password)
  refuseGuessable(wanted.password, await accountOf(ctx.db, person_id))

  const hash = await hashPassword(wanted.password)
  await transact(ctx, async (trx) => {
    const { id } = await trx
      .updateTable('accounts')
      .set({ password: hash })
      .where('person_id', '=', person_id)
      .returning('id')
      .executeTakeFirstOrThrow()
    await endOtherSessions(trx, id, session_id)
  })
}
