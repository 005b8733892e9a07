import type { Updateable } from 'kysely'
import { type ZodType, z } from 'zod'
import type { Ctx } from '#src/db/ctx.ts'
import type { Tables } from '#src/db/schema.ts'
import { parse } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'
import { timeZone } from '#src/lib/time-zone.ts'
import { themeForm } from './account.ts'
import { allow } from './policy.ts'

type Preferences = Updateable<Pick<Tables['accounts'], 'time_zone' | 'theme' | 'shortcuts'>>

/** The choices by the form that asks for them. */
const forms = {
  profile: z.strictObject({ time_zone: timeZone }),
  theme: themeForm,
  shortcuts: z.strictObject({
    shortcuts: z
      .enum(['on', 'off'], sentence`Choose on or off.`)
      .transform((typed) => typed === 'on'),
  }),
} satisfies Record<string, ZodType<Preferences>>

export type PreferenceForm = keyof typeof forms

/** Changes how pages are made for an account. Nothing of it is public, so no event tells of it. */
export async function changePreferences(
  ctx: Ctx,
  form: PreferenceForm,
  input: unknown,
): Promise<{ id: number }> {
  const { id: person_id } = allow(ctx.actor, 'keep_account')
  const chosen = parse<Preferences>(forms[form], input)
  return ctx.db
    .updateTable('accounts')
    .set(chosen)
    .where('person_id', '=', person_id)
    .returning('id')
    .executeTakeFirstOrThrow()
}
