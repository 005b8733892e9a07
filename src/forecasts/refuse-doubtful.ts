import type { Ctx } from '#src/db/ctx.ts'
import { kindOf } from '#src/kinds/index.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { findQuestion } from '#src/questions/queries.ts'

/** Near certainty a slip of the finger costs the most: it is asked back once. */
export async function refuseDoubtful(
  ctx: Ctx,
  question_id: number,
  input: Record<string, string>,
): Promise<void> {
  const { spec } = await findQuestion(ctx, question_id)
  const { doubt, valueFor } = kindOf(spec)
  const read = valueFor(spec).safeParse(input)
  const words = read.success ? doubt(read.data, spec) : undefined
  if (words) throw new Refusal('invalid', 'confirm', words)
}
