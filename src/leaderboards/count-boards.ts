import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'

/** Counts anew of how many questions and events these boards are; an empty one goes. */
export async function countBoards(trx: Trx, keys: string[], at: Date): Promise<void> {
  await sql`
    update boards set made_at = ${at}, questions = counted.questions, clusters = counted.clusters
    from (
      select key, count(board_questions.question_id)::integer as questions,
        count(distinct cluster)::integer as clusters
      from boards left join board_questions on board = key
      where key = any(${keys}) group by key
    ) counted where counted.key = boards.key`.execute(trx)
  await trx.deleteFrom('boards').where('key', 'in', keys).where('questions', '=', 0).execute()
}
