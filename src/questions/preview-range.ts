import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { kindOf, type Spec } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { readSpec, specFields } from './asked-spec.ts'

/** Whatever else the form still lacks. */
const asked = z
  .object(specFields)
  .transform((fields, check) => readSpec(fields, check)?.spec ?? z.NEVER)

/** The range that an author is about to ask for, so that its scores can be told; writes nothing. */
export async function previewRange({ actor }: Ctx, input: unknown): Promise<Spec> {
  allow(actor, 'ask')
  const spec = parse(asked, input)
  if (kindOf(spec).answer === 'quantity') return spec
  const words = sentence`Only a number or a day has a range. Choose one of these first.`
  throw new Refusal('invalid', 'no_range', words, { fields: { kind: words } })
}
