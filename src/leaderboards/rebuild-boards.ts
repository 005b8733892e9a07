import { sql } from 'kysely'
import { readClock } from '#src/db/clock.ts'
import type { Trx } from '#src/db/ctx.ts'
import { wantedMembers } from './members.ts'
import { forecastersNeeded, platformInForce } from './platform.ts'
import { columns, SUMS, sumsOver } from './sums.ts'

/** One fold or rebuild at a time: the later one sees what the earlier wrote. Readers go on. */
export const lockBoards = (trx: Trx) =>
  sql`lock table boards in share row exclusive mode`.execute(trx)

/**
 * Makes every board anew from the scores that count now.
 *
 * @returns the boards there are
 */
export async function rebuildBoards(trx: Trx): Promise<string[]> {
  await lockBoards(trx)
  const at = await readClock(trx)
  const forecasters = await forecastersNeeded(trx)
  const { lambda } = await platformInForce(trx)
  const members = sql`(select 1 as sign, id, question_id, round, cluster, fair, weight
    from wanted join opened on key = board)`
  for (const table of ['standings', 'board_questions', 'board_steps'] as const)
    await trx.deleteFrom(table).execute()
  const { rows } = await sql<{ key: string }>`
    with wanted as materialized (${wantedMembers(forecasters)}),
    opened as (
      insert into boards (key, questions, clusters, forecasters, made_at)
      select board, count(*), count(distinct cluster), ${forecasters}, ${at}
      from wanted group by board
      on conflict (key) do update set questions = excluded.questions, clusters = excluded.clusters,
        forecasters = excluded.forecasters, made_at = excluded.made_at, spread = null
      returning id, key, by_points),
    kept as (
      insert into board_questions (board, question_id, round, cluster, fair, weight)
      select board, question_id, round, cluster, fair, weight from wanted),
    summed as (
      insert into standings
        (board_id, tie, forecaster, person_id, by_points, mean, skill, ${columns(SUMS)})
      select id, tie_of(forecaster, person_id), forecaster, person_id, by_points,
        mean_key(averages, scored), skill_key(relative, covered, ${lambda}), ${columns(SUMS)}
      from (${sumsOver(members)}) made join opened on id = made.board)
    select key from opened order by key`.execute(trx)
  await sql`delete from boards
    where not exists (select from board_questions where board = key)`.execute(trx)
  return rows.map(({ key }) => key)
}

/**
 * A site that grows or falls asleep asks for more or fewer people, of every question at once.
 *
 * @returns the boards, where they were made anew
 */
export async function askAnew(trx: Trx): Promise<string[]> {
  const board = await trx.selectFrom('boards').select('forecasters').limit(1).executeTakeFirst()
  if (!board || board.forecasters === (await forecastersNeeded(trx))) return []
  return rebuildBoards(trx)
}
