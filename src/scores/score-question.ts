import type { Trx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { apartNow, keepWhoIsCompared } from './apart.ts'
import { factsOf } from './inputs.ts'
import { scoreRows } from './score-rows.ts'

type Known = { outcome: Outcome; known_at: Date; round: number }

/** Scores a question and stores the scores, in the transaction that makes its outcome final. */
export async function scoreQuestion(
  trx: Trx,
  question: Question,
  { outcome, known_at, round }: Known,
): Promise<void> {
  if (!question.scored) return
  await keepWhoIsCompared(trx)
  const facts = await factsOf(trx, question.id)
  const apart = await apartNow(trx)
  const rows = scoreRows(question, { outcome, known_at }, facts, apart)
  if (rows.length === 0) return
  await trx
    .insertInto('scores')
    .values(rows.map((row) => ({ ...row, question_id: question.id, round, rule_set: RULE_SET })))
    .execute()
}
