import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import { type CountedScore, currentScores } from '#src/scores/queries.ts'
import { minimumClusters } from '#src/scoring/skill.ts'
import type { Board, BoardSummary } from './board.ts'
import { brierStandings, type Line, skillStandings } from './standings.ts'

const FEW_PEOPLE = 10

/** Computes both boards again from the scores that count now. */
export async function rebuildBoards(trx: Trx): Promise<void> {
  // One rebuild at a time: the later one sees what the earlier wrote.
  await sql`lock table boards in exclusive mode`.execute(trx)
  const scores = await currentScores(trx).execute()
  const summary = await summaryOf(trx, scores)
  await trx.deleteFrom('boards').execute()
  if (scores.length === 0) return
  await write(trx, 'brier', summary, brierStandings(scores))
  await write(trx, 'skill', summary, skillStandings(scores, summary))
}

async function summaryOf(trx: Trx, scores: CountedScore[]): Promise<BoardSummary> {
  const clusters = new Set(scores.map(({ cluster }) => cluster)).size
  const { rows } = await sql<{ people: number }>`
    select count(distinct person_id) as people from forecasts
    where made_at > current_instant() - interval '90 days'`.execute(trx)
  return {
    questions: new Set(scores.map(({ question_id }) => question_id)).size,
    clusters,
    minimum: minimumClusters(clusters),
    forecasters: (rows[0]?.people ?? 0) < FEW_PEOPLE ? 2 : 5,
  }
}

async function write(trx: Trx, board: Board, summary: BoardSummary, lines: Line[]): Promise<void> {
  await trx.insertInto('boards').values({ board, summary }).execute()
  const rows = lines.map((line, index) => ({ ...line, board, position: index + 1 }))
  for (let start = 0; start < rows.length; start += 1000)
    await trx
      .insertInto('board_lines')
      .values(rows.slice(start, start + 1000))
      .execute()
}
