import { z } from 'zod'
import type { Ctx } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { text } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { nobodyCalled } from './nobody-called.ts'
import { allow } from './policy.ts'
import { findPerson } from './queries.ts'

const SHORT = sentence`Give a reason of at least 20 characters; it stands in the public log.`
const bar = z.strictObject({
  handle: z.string(sentence`Name the person.`).min(1, sentence`Name the person.`),
  reason: text(2000, { missing: SHORT, min: 20 }),
})

/** Whom an admin is about to bar, and why. */
export type Bar = { person: Person; reason: string }

export async function readBar({ db, actor }: Ctx, input: unknown): Promise<Bar> {
  const admin = allow(actor, 'administer')
  const { handle, reason } = parse(bar, input)
  const person = await findPerson(db, handle, () => nobodyCalled(handle))
  if (person.id === admin.id)
    throw new Refusal('conflict', 'oneself', sentence`You cannot bar yourself.`)
  return { person, reason }
}
