import { z } from 'zod'
import type { Ctx } from '#src/db/ctx.ts'
import type { Person } from '#src/db/schema.ts'
import { text } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { nobodyCalled } from './nobody-called.ts'
import { allow } from './policy.ts'
import { findPerson } from './queries.ts'

const SHORT = sentence`Give a reason of at least 20 characters; it stands in the public log.`
const named = z.strictObject({
  handle: z.string(sentence`Name the person.`).min(1, sentence`Name the person.`),
  reason: text(2000, { missing: SHORT, min: 20 }),
})

/** Whom an admin names in the public log, and why. */
export type Named = { person: Person; reason: string }

export async function readNamed({ db, actor }: Ctx, input: unknown): Promise<Named> {
  allow(actor, 'administer')
  const { handle, reason } = parse(named, input)
  return { person: await findPerson(db, handle, () => nobodyCalled(handle)), reason }
}
