import type { Ctx } from '#src/db/ctx.ts'
import { countTry } from '#src/db/tries.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { verifyPassword } from './password.ts'
import { allow } from './policy.ts'

const LIMIT = { name: 'change-password', most: 5, seconds: 900 }

/** Refuses unless this is the password of who acts; `field` is where the form asks for it. */
export async function checkPassword(ctx: Ctx, field: string, typed: string): Promise<void> {
  const { id: person_id } = allow(ctx.actor, 'keep_account')
  await countTry(ctx.db, String(person_id), [LIMIT])
  const account = await ctx.db
    .selectFrom('accounts')
    .select('password')
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  if (await verifyPassword(account?.password, typed.normalize('NFKC'))) return
  const words = sentence`That is not your current password. Nothing was changed.`
  throw new Refusal('invalid', 'wrong_password', words, { fields: { [field]: words } })
}
