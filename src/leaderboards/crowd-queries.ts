import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { currentScores } from '#src/scores/queries.ts'
import {
  type CrowdLine,
  type CrowdName,
  type CrowdSums,
  crowdLines,
  crowds,
  leaderOf,
} from './crowds.ts'

/** What each way of pooling reached, always and in the last year, and which one leads in that. */
export type RunningTable = {
  always: CrowdLine[]
  lately: CrowdLine[]
  leader: CrowdName | undefined
}

export async function runningTable(db: Db): Promise<RunningTable> {
  const lately = crowdLines(await sumsOf(db, '1 year'))
  return { always: crowdLines(await sumsOf(db)), lately, leader: leaderOf(lately) }
}

/** Questions of one event are one result, so that it is summed by event first. */
async function sumsOf(db: Db, age?: string): Promise<CrowdSums[]> {
  const scores = currentScores(db)
    .innerJoin('resolution_entries as final', (join) =>
      join
        .onRef('final.question_id', '=', 'scores.question_id')
        .onRef('final.round', '=', 'scores.round')
        .on('final.kind', '=', 'final'),
    )
    .where('scores.person_id', 'is', null)
    .where('forecaster', 'in', crowds)
    .$if(age !== undefined, (query) =>
      query.where('final.made_at', '>', sql<Date>`current_instant() - ${age}::interval`),
    )
  const { rows } = await sql<CrowdSums>`
    select forecaster as name, sum(questions)::integer as questions, sum(averages)::bigint as averages,
      sum(relative)::bigint as relative, sum(covered)::bigint as covered,
      count(*) filter (where covered > 0)::integer as clusters, sum(squares) as squares,
      sum(relative * relative) as relative_squares, sum(relative * covered) as crossed,
      sum(covered * covered) as covered_squares
    from (
      select forecaster, count(*) as questions, sum(average) as averages,
        sum(vs_crowd) as relative, sum(vs_crowd_coverage) as covered,
        sum(vs_crowd_coverage::numeric * vs_crowd_coverage) as squares
      from (${scores}) scored group by forecaster, cluster
    ) by_cluster group by forecaster`.execute(db)
  return rows
}
