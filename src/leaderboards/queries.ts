import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { BoardRow } from '#src/db/schema.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import { ALL, type Ranking } from './board.ts'
import { type Line, lineOf } from './line.ts'
import { orders } from './order.ts'
import { asPlatform, platformInForce } from './platform.ts'
import {
  hasUnranked,
  inGroup,
  isApart,
  type Keyed,
  keysAt,
  keysOf,
  type Place,
  ranksOf,
} from './ranks.ts'

const PAGE = 100

export const findBoard = (db: Db, key = ALL): Promise<BoardRow | undefined> =>
  db.selectFrom('boards').selectAll().where('key', '=', key).executeTakeFirst()

/** A place as an address carries it. */
export const cursorOf = ({ ranks, first, second, tie }: Place) => [
  ranks ? 0 : 1,
  first,
  second,
  tie,
]

function placeIn(cursor: string | undefined): Place | undefined {
  const read = readCursor(cursor, 4) as [number, number, number, number] | undefined
  if (!read) return undefined
  const [group, first, second, tie] = read
  return { ranks: group === 0, first, second, tie }
}

/** The lines of a board in order, a hundred at a time: ranked people and references, then the rest. */
export async function linesOf(
  db: Db,
  ranking: Ranking,
  board: BoardRow,
  cursor?: string,
): Promise<Page<Line>> {
  const place = placeIn(cursor)
  const ranked = place?.ranks === false ? [] : await someLines(db, ranking, board, true, place)
  const isFull = ranked.length > PAGE
  const from = place?.ranks === false ? place : undefined
  const rest =
    isFull || !hasUnranked(ranking) ? [] : await someLines(db, ranking, board, false, from)
  const { rows, after } = toPage([...ranked, ...rest], PAGE, cursorOf)
  return { rows: await asLines(db, ranking, board, rows), after }
}

/** What lines that follow one another show. */
export async function asLines(
  db: Db,
  ranking: Ranking,
  board: BoardRow,
  rows: Keyed[],
): Promise<Line[]> {
  const ranks = await ranksOf(db, ranking, board, rows)
  const shown = { platform: asPlatform(await platformInForce(db)), spread: board.spread }
  return rows.map((row, index) => lineOf(row, ranks[index] ?? null, shown))
}

async function someLines(
  db: Db,
  ranking: Ranking,
  board: BoardRow,
  ranks: boolean,
  place: Place | undefined,
): Promise<Keyed[]> {
  const { keys } = orders[ranking]
  const isAfter = place ? sql`(${keysOf(ranking)}) > (${keysAt(place)})` : sql`true`
  const { rows } = await sql<Keyed>`
    select standings.*, people.handle, ${isApart} as apart, ${keys[0]} as first, ${keys[1]} as second,
      ${ranks}::boolean as ranks
    from standings left join people on people.id = standings.person_id
    where ${inGroup(ranking, board, ranks)} and ${isAfter}
    order by ${keysOf(ranking)} limit ${PAGE + 1}`.execute(db)
  return rows
}
