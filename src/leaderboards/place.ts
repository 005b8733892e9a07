import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { BoardRow } from '#src/db/schema.ts'
import { writeCursor } from '#src/lib/page.ts'
import { ALL, type Ranking } from './board.ts'
import type { Line } from './line.ts'
import { orders } from './order.ts'
import { asLines, cursorOf, findBoard } from './queries.ts'
import {
  END,
  inGroup,
  isApart,
  isEnough,
  type Keyed,
  keysAt,
  keysOf,
  type Place,
  peopleBefore,
} from './ranks.ts'

const LINES_ABOVE = 5

/** Before every line without a rank. */
const TOP_OF_THE_REST: Place = { ranks: false, first: -1e14, second: 0, tie: 0 }

/** Where somebody stands on a board, as its page shows it. */
export async function placeOf(
  db: Db,
  ranking: Ranking,
  person_id: number,
  key = ALL,
): Promise<Line | undefined> {
  const board = await findBoard(db, key)
  const row = board && (await findLine(db, ranking, board, person_id))
  return row && (await asLines(db, ranking, board, [row]))[0]
}

/** From where on a board shows somebody with some lines above them, where they stand on it. */
export async function cursorAround(
  db: Db,
  ranking: Ranking,
  board: BoardRow,
  person_id: number,
): Promise<{ cursor: string | undefined } | undefined> {
  const own = await findLine(db, ranking, board, person_id)
  if (!own) return undefined
  const [first, second] = orders[ranking].keys
  const { rows } = await sql<Place>`
    select ${own.ranks}::boolean as ranks, ${first} as first, ${second} as second, tie
    from standings
    where ${inGroup(ranking, board, own.ranks)} and (${keysOf(ranking)}) < (${keysAt(own)})
    order by ${first} desc, ${second} desc, tie desc offset ${LINES_ABOVE} limit 1`.execute(db)
  const above = rows[0] ?? (own.ranks ? undefined : TOP_OF_THE_REST)
  return { cursor: above && writeCursor(cursorOf(above)) }
}

/** How many people a board ranks. */
export async function rankedPeople(db: Db, ranking: Ranking, key = ALL): Promise<number> {
  const board = await findBoard(db, key)
  if (!board) return 0
  const { rows } = await sql<{ people: number }>`
    select ${peopleBefore(ranking, board, END)} as people`.execute(db)
  return rows[0]?.people ?? 0
}

async function findLine(db: Db, ranking: Ranking, board: BoardRow, person_id: number) {
  const [first, second] = orders[ranking].keys
  const { rows } = await sql<Keyed>`
    select standings.*, people.handle, ${isApart} as apart, ${first} as first, ${second} as second,
      ${isEnough(ranking, board)} as ranks
    from standings join people on people.id = standings.person_id
    where standings.board_id = ${board.id} and standings.tie = ${person_id}
      and ${orders[ranking].listed}`.execute(db)
  return rows[0]
}
