import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { BoardLine } from '#src/db/schema.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import type { Board } from './board.ts'

const PAGE = 100

export type NamedLine = BoardLine & { handle: string | null }

export const findBoard = (db: Db, board: Board) =>
  db.selectFrom('boards').selectAll().where('board', '=', board).executeTakeFirst()

/** The lines of a board in order, a hundred at a time. */
export async function linesOf(db: Db, board: Board, cursor?: string): Promise<Page<NamedLine>> {
  const [position = 0] = readCursor(cursor, 1) ?? []
  const rows = await db
    .selectFrom('board_lines')
    .leftJoin('people', 'people.id', 'board_lines.person_id')
    .selectAll('board_lines')
    .select('people.handle')
    .where('board', '=', board)
    .where('position', '>', sql<number>`${position}::bigint`)
    .orderBy('position')
    .limit(PAGE + 1)
    .execute()
  return toPage(rows, PAGE, (line) => [line.position])
}

/** Where somebody stands on a board. */
export const placeOf = (db: Db, board: Board, person_id: number) =>
  db
    .selectFrom('board_lines')
    .select(['position', 'rank', 'figures'])
    .where('board', '=', board)
    .where('person_id', '=', person_id)
    .executeTakeFirst()

/** How many people a board ranks. */
export const rankedPeople = async (db: Db, board: Board): Promise<number> =>
  (
    await db
      .selectFrom('board_lines')
      .select(({ fn }) => fn.countAll<number>().as('people'))
      .where('board', '=', board)
      .where('rank', 'is not', null)
      .executeTakeFirstOrThrow()
  ).people
