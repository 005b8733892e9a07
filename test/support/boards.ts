import type { ExpressionBuilder } from 'kysely'
import { transact } from '#src/db/ctx.ts'
import type { NewQuestionRow, Question, Score, Tables } from '#src/db/schema.ts'
import { foldQuestion } from '#src/leaderboards/fold-question.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import type { World } from './world.ts'

/** Somebody's score of a question, in integers of 1e-10. */
export type Given = { person_id: number } & Partial<
  Pick<Score, 'average' | 'peer' | 'peer_coverage' | 'vs_crowd' | 'vs_crowd_coverage'>
>

/** Stores scores of one round of a question, beside a crowd of 0.16 and always 50%. */
export async function storeScores(
  w: World,
  { id, round }: Pick<Question, 'id' | 'round'>,
  given: Given[],
): Promise<void> {
  const same = { question_id: id, round, rule_set: RULE_SET, active_ms: 1, coverage: 1e10 }
  const none = { peer: 0, peer_coverage: 1e10, vs_median: 0, vs_median_of_others: 0 }
  const beside = { vs_crowd: 1e8, vs_crowd_coverage: 1e10 }
  await w.db
    .insertInto('scores')
    .values([
      ...given.map((one) => ({
        ...{ ...same, ...none, ...beside, forecaster: 'person' as const, compared: true },
        ...{ average: 1e9, ...one },
      })),
      ...(['crowd', 'even'] as const).map((forecaster) => ({
        ...{ ...same, ...none, ...beside, forecaster, person_id: null, compared: false },
        average: forecaster === 'crowd' ? 16e8 : 25e8,
      })),
    ])
    .execute()
}

export const fold = (w: World, id: number) => transact(w.ctxOf(), (trx) => foldQuestion(trx, id))

/** The id of a board, as a condition on its lines. */
export const idOf =
  (key: string) =>
  ({ selectFrom }: ExpressionBuilder<Tables, 'standings'>) =>
    selectFrom('boards').select('id').where('key', '=', key)

/** A question that is resolved with these scores and folded into its boards. */
export async function boarded(
  w: World,
  given: Given[],
  told: Partial<NewQuestionRow> = {},
): Promise<Question> {
  const question = await w.makeQuestion({ state: 'final', ...told })
  await storeScores(w, question, given)
  await fold(w, question.id)
  return question
}
