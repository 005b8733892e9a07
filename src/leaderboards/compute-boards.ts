import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { leastForecasters } from '#src/scores/fair.ts'
import { type CountedScore, currentScores } from '#src/scores/queries.ts'
import { minimumClusters } from '#src/scoring/skill.ts'
import type { Board, BoardSummary } from './board.ts'
import { brierStandings, type Line, skillStandings } from './standings.ts'

export type ComputedBoard = { board: Board; summary: BoardSummary; lines: Line[] }

/** Both boards from the scores that count now; none before the first. Writes nothing. */
export async function computeBoards(db: Db, at: Date): Promise<ComputedBoard[]> {
  const scores = await currentScores(db).execute()
  if (scores.length === 0) return []
  const summary = await summaryOf(db, scores, at)
  return [
    { board: 'brier', summary, lines: brierStandings(scores) },
    { board: 'skill', summary, lines: skillStandings(scores, summary) },
  ]
}

async function summaryOf(db: Db, scores: CountedScore[], at: Date): Promise<BoardSummary> {
  const clusters = new Set(scores.map(({ cluster }) => cluster)).size
  const { rows } = await sql<{ people: number }>`
    select count(distinct person_id) as people from forecasts
    join questions on questions.id = question_id and audience = 'everybody'
    where forecasts.made_at <= ${at} and forecasts.made_at > ${at}::timestamptz - interval '90 days'`.execute(
    db,
  )
  return {
    questions: new Set(scores.map(({ question_id }) => question_id)).size,
    clusters,
    minimum: minimumClusters(clusters),
    forecasters: leastForecasters(rows[0]?.people ?? 0),
  }
}
