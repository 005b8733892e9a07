import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { BoardRow } from '#src/db/schema.ts'
import { competitionRanks } from '#src/scoring/skill.ts'
import { minimumOn, type Ranking } from './board.ts'
import type { NamedStanding } from './line.ts'
import { orders } from './order.ts'

/** A standing with the keys by which its board is in order, and whether it stands among the ranked. */
export type Keyed = NamedStanding & { ranks: boolean; first: number; second: number }

/** A place in a board's order: among those with a rank and references, or after all of them. */
export type Place = Pick<Keyed, 'ranks' | 'first' | 'second' | 'tie'>

export const hasRank = (ranking: Ranking, board: BoardRow): RawBuilder<SqlBool> =>
  sql<SqlBool>`(standings.forecaster = 'person' and ${orders[ranking].ranked(minimumOn(board))})`

/** Lines of one of the two groups of a board. Stands beside `standings`. */
export const inGroup = (ranking: Ranking, board: BoardRow, ranks: boolean): RawBuilder<SqlBool> =>
  sql<SqlBool>`(standings.board = ${board.key} and ${orders[ranking].listed}
    and (standings.forecaster <> 'person' or ${hasRank(ranking, board)}) = ${ranks}::boolean)`

export const keysOf = (ranking: Ranking): RawBuilder<unknown> =>
  sql`${orders[ranking].keys[0]}, ${orders[ranking].keys[1]}, standings.tie`

export const keysAt = ({ first, second, tie }: Omit<Place, 'ranks'>): RawBuilder<unknown> =>
  sql`${first}::bigint, ${second}::bigint, ${tie}::bigint`

/** Competition ranks "1224" of the people among lines that follow one another; null without one. */
export async function ranksOf(
  db: Db,
  ranking: Ranking,
  board: BoardRow,
  rows: Keyed[],
): Promise<(number | null)[]> {
  const people = rows.filter(({ ranks, forecaster }) => ranks && forecaster === 'person')
  const [top] = people
  if (!top) return rows.map(() => null)
  const { passed, better } = await peopleBefore(db, ranking, board, top)
  const ranks = competitionRanks(people.map(({ first }) => first))
  const rankOf = new Map(
    people.map((row, index) => [
      row,
      row.first === top.first ? better + 1 : passed + (ranks[index] as number),
    ]),
  )
  return rows.map((row) => rankOf.get(row) ?? null)
}

/** How many people stand before a line; those who are not better share its rank. */
async function peopleBefore(db: Db, ranking: Ranking, board: BoardRow, top: Keyed) {
  const { rows } = await sql<{ passed: number; better: number }>`
    select count(*) as passed,
      count(*) filter (where ${orders[ranking].keys[0]} < ${top.first}::bigint) as better
    from standings
    where standings.board = ${board.key} and ${orders[ranking].listed}
      and ${hasRank(ranking, board)} and (${keysOf(ranking)}) < (${keysAt(top)})`.execute(db)
  return rows[0] as { passed: number; better: number }
}
