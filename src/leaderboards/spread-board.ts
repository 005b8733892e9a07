import { sql } from 'kysely'
import type { Db, Trx } from '#src/db/ctx.ts'
import type { BoardRow } from '#src/db/schema.ts'
import { grouped } from '#src/scoring/rank-range.ts'
import type { Spread } from './board.ts'
import { skillOfStanding } from './line.ts'
import { asPlatform, platformInForce } from './platform.ts'
import { findBoard } from './queries.ts'
import { hasRank } from './ranks.ts'

/** Notes how skill is spread over the people a board ranks, so that a page can tell rank ranges. */
export async function spreadBoard(trx: Trx, key: string): Promise<void> {
  const board = await findBoard(trx, key)
  if (!board) return
  const spread = JSON.stringify(await spreadOf(trx, board))
  await sql`update boards set spread = ${spread}::jsonb where key = ${key}`.execute(trx)
}

async function spreadOf(db: Db, board: BoardRow): Promise<Spread> {
  const platform = asPlatform(await platformInForce(db))
  const rows = await db
    .selectFrom('standings')
    .selectAll()
    .where('board_id', '=', board.id)
    .where('clusters', '>', 0)
    .where(hasRank('skill', board))
    .execute()
  const skills = rows.map((row) => skillOfStanding(row, platform))
  return grouped(skills).map(({ people, skill, deviation }) => [people, skill, deviation])
}
