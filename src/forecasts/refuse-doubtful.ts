import type { Ctx } from '#src/db/ctx.ts'
import { kindOf } from '#src/kinds/index.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { findQuestion } from '#src/questions/queries.ts'

type Sent = {
  typed: Record<string, string>
  /** The value that was asked about and is meant; another one is asked about anew. */
  confirmed: string | undefined
}

/** Near certainty a slip of the finger costs the most: it is asked back once for each value. */
export async function refuseDoubtful(
  ctx: Ctx,
  question_id: number,
  { typed, confirmed }: Sent,
): Promise<void> {
  const { spec } = await findQuestion(ctx, question_id)
  const { doubt, levels, valueFor } = kindOf(spec)
  const read = valueFor(spec).safeParse(typed)
  if (!read.success) return
  const [words, asked] = [doubt(read.data, spec), levels(read.data).join(' ')]
  if (words && confirmed !== asked) throw new Refusal('invalid', 'confirm', words, { asked })
}
