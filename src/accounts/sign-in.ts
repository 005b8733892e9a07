import { z } from 'zod'
import type { Ctx } from '#src/db/ctx.ts'
import { countTry } from '#src/db/tries.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { verifyPassword } from './password.ts'
import { findAccount } from './queries.ts'

const credentials = z.strictObject({
  name: z
    .string(sentence`Add your e-mail address or handle.`)
    .trim()
    .min(1, sentence`Add your e-mail address or handle.`)
    .max(254),
  password: z.string(sentence`Add your password.`).min(1, sentence`Add your password.`).max(1000),
})

const LIMIT = { name: 'sign-in', most: 5, seconds: 900 }

/** The account whose name and password these are. Unknown names cost and answer the same. */
export async function signIn(ctx: Ctx, input: unknown, network: string): Promise<{ id: number }> {
  const { name, password } = parse(credentials, input)
  const account = await findAccount(ctx.db, name)
  // Per account, by whichever of its names, and per network: guessing elsewhere locks nobody out.
  const whose = account ? `account ${account.id}` : name.toLowerCase()
  await countTry(ctx.db, `${whose} ${network}`, [LIMIT])
  if (!(await verifyPassword(account?.password, password.normalize('NFKC'))) || !account) {
    const words = sentence`These do not belong together. Check the name and the password.`
    throw new Refusal('invalid', 'wrong_password', words, { fields: { password: words } })
  }
  return account
}
