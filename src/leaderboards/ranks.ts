import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { BoardRow } from '#src/db/schema.ts'
import { standingApart } from '#src/scores/apart.ts'
import { competitionRanks } from '#src/scoring/skill.ts'
import { minimumOn, type Ranking } from './board.ts'
import type { NamedStanding } from './line.ts'
import { orders } from './order.ts'

/** A standing with the keys by which its board is in order, and whether it stands among the ranked. */
export type Keyed = NamedStanding & { ranks: boolean; first: number; second: number }

/** A place in a board's order: among those with a rank and references, or after all of them. */
export type Place = Pick<Keyed, 'ranks' | 'first' | 'second' | 'tie'>

export const hasRank = (ranking: Ranking, board: BoardRow): RawBuilder<SqlBool> => {
  const { ranked } = orders[ranking]
  const among = ranked ? sql`${ranked.among.ranked}` : sql`true`
  return sql`(standings.forecaster = 'person' and ${among} and ${isEnough(ranking, board)}
    and standings.tie not in (select person_id from ${standingApart()} apart))`
}

/** Whether nobody is compared with somebody; stands beside `standings`. */
export const isApart = sql<boolean>`coalesce(
  standings.person_id in (select person_id from ${standingApart()} apart), false)`

/** Whether a record is long enough for a rank, where an order asks for that. */
export const isEnough = (ranking: Ranking, board: BoardRow): RawBuilder<SqlBool> =>
  orders[ranking].ranked?.by(minimumOn(board)) ?? sql`true`

/** Whether a board has people without a rank by this order at all. */
export const hasUnranked = (ranking: Ranking) => orders[ranking].ranked !== undefined

/**
 * Lines of one of the two groups of a board: who has a rank, with references and who stands apart
 * between them, or whose record is too short. Stands beside `standings`.
 */
export const inGroup = (ranking: Ranking, board: BoardRow, ranks: boolean): RawBuilder<SqlBool> => {
  const { listed, ranked } = orders[ranking]
  const among = ranked?.among[ranks ? 'ranked' : 'others'] ?? sql`true`
  return sql`(standings.board_id = ${board.id} and ${listed} and ${among}
    and (standings.forecaster <> 'person' or ${isEnough(ranking, board)}) = ${ranks}::boolean)`
}

export const keysOf = (ranking: Ranking): RawBuilder<unknown> =>
  sql`${orders[ranking].keys[0]}, ${orders[ranking].keys[1]}, standings.tie`

type Keys = Omit<Place, 'ranks'>

export const keysAt = ({ first, second, tie }: Keys): RawBuilder<unknown> =>
  sql`${first}::bigint, ${second}::bigint, ${tie}::bigint`

/** After every line. */
export const END = { first: 9e15, second: 9e15, tie: 9e15 }
/** Before every line. */
const START = sql`(-9000000000000000)::bigint`

/** Competition ranks "1224" of the people among lines that follow one another; null without one. */
export async function ranksOf(
  db: Db,
  ranking: Ranking,
  board: BoardRow,
  rows: Keyed[],
): Promise<(number | null)[]> {
  const people = rows.filter(
    ({ ranks, forecaster, apart }) => ranks && forecaster === 'person' && !apart,
  )
  const [top] = people
  if (!top) return rows.map(() => null)
  // Those before it who are not better share its rank.
  const alike = { ...top, second: -END.second, tie: -END.tie }
  const { rows: counts } = await sql<{ passed: number; better: number }>`
    select ${peopleBefore(ranking, board, top)} as passed,
      ${peopleBefore(ranking, board, alike)} as better`.execute(db)
  const { passed, better } = counts[0] as { passed: number; better: number }
  const ranks = competitionRanks(people.map(({ first }) => first))
  const rankOf = new Map(
    people.map((row, index) => [
      row,
      row.first === top.first ? better + 1 : passed + (ranks[index] as number),
    ]),
  )
  return rows.map((row) => rankOf.get(row) ?? null)
}

/** How many people with a rank stand before a place: those before the last step, and from it on. */
export const peopleBefore = (
  ranking: Ranking,
  board: BoardRow,
  place: Keys,
): RawBuilder<number> => sql`(
  select coalesce(step.passed, 0) + (
    select count(*) from standings
    where standings.board_id = ${board.id} and ${orders[ranking].listed}
      and ${hasRank(ranking, board)} and (${keysOf(ranking)}) < (${keysAt(place)})
      and (${keysOf(ranking)}) >= (coalesce(step.first, ${START}), coalesce(step.second, ${START}),
        coalesce(step.tie, ${START})))
  from (values (true)) always left join (
    select * from board_steps where board_id = ${board.id} and ranking = ${ranking}
      and (first, second, tie) <= (${keysAt(place)}) order by passed desc limit 1
  ) step on true)`
