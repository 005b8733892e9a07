import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import { partsOf, type Ranking } from './board.ts'
import { orders } from './order.ts'
import { findBoard } from './queries.ts'
import { hasRank, keysOf } from './ranks.ts'
import { lockBoards } from './rebuild-boards.ts'

/** So many people at most are counted one by one for the ranks of a page. */
const STEP = 500

/**
 * Notes some places of a board with how many people stand before them, so that the ranks of a page
 * deep down take no longer than those at the top. Whatever changes the board forgets them again; without
 * them everybody above is counted.
 */
export async function noteSteps(trx: Trx, key: string): Promise<void> {
  // No fold may come between what is counted and what is noted.
  await lockBoards(trx)
  const board = await findBoard(trx, key)
  if (!board) return
  await forgetSteps(trx, [key])
  const rankings: Ranking[] = ['brier', 'skill']
  if (partsOf(key).kind === 'tournament') rankings.push('points')
  for (const ranking of rankings) {
    const [first, second] = orders[ranking].keys
    await sql`
      insert into board_steps (board_id, ranking, passed, first, second, tie)
      select ${board.id}, ${ranking}, passed, first, second, tie
      from (
        select ${first} as first, ${second} as second, standings.tie,
          row_number() over (order by ${keysOf(ranking)}) - 1 as passed
        from standings
        where standings.board_id = ${board.id} and ${orders[ranking].listed}
          and ${hasRank(ranking, board)}
      ) people where passed > 0 and passed % ${STEP}::integer = 0`.execute(trx)
  }
}

/** To be called where boards change, by default all. */
export async function forgetSteps(trx: Trx, keys?: string[]): Promise<void> {
  await sql`delete from board_steps
    where ${keys ? sql`board_id in (select id from boards where key = any(${keys}))` : sql`true`}`.execute(
    trx,
  )
}
