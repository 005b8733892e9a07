import { z } from 'zod'
import { stampAfterLock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { missing } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { erasedHandle } from './account.ts'
import { checkPassword } from './check-password.ts'
import { keepOneAdmin } from './last-admin.ts'
import { allow } from './policy.ts'

const MISSING = sentence`Add your password.`
const deletion = z.strictObject({ password: z.string(MISSING).min(1, MISSING).max(1000) })

/**
 * Erases an account with its address and sessions. The person stays under a name that says
 * nothing: what others were scored against cannot be taken back.
 */
export async function deleteAccount(ctx: Ctx, input: unknown): Promise<{ handle: string }> {
  const { id, role } = allow(ctx.actor, 'keep_account')
  const { password } = parse(deletion, input)
  await checkPassword(ctx, 'password', password)

  const handle = erasedHandle(id)
  await transact(ctx, async (trx) => {
    await keepOneAdmin(trx, { id, role })
    const { numDeletedRows } = await trx
      .deleteFrom('accounts')
      .where('person_id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw missing('account')
    // Nobody could end a link of theirs any more.
    await trx
      .updateTable('questions')
      .set({ audience: 'oneself', link_token: null })
      .where('author_id', '=', id)
      .where('audience', '=', 'link')
      .execute()
    await trx.deleteFrom('past_handles').where('person_id', '=', id).execute()
    await trx.updateTable('people').set({ handle, role: 'member' }).where('id', '=', id).execute()
    const at = await stampAfterLock(trx)
    await record(trx, ctx, { name: 'account.deleted', subject_id: id, at })
  })
  return { handle }
}
