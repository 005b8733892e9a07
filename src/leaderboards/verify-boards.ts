import type { Db } from '#src/db/ctx.ts'
import { type Difference, differencesOf } from '#src/scores/difference.ts'
import { type Board, boards } from './board.ts'
import { type ComputedBoard, computeBoards } from './compute-boards.ts'
import { findBoard } from './queries.ts'

export type BoardDifference = Difference & { board: Board; who: string }

type Figures = Record<string, number | null>

/** Computes both boards again, as of when they were made, and reports each number that differs. */
export async function verifyBoards(
  db: Db,
): Promise<{ rows: number; differences: BoardDifference[] }> {
  const differences: BoardDifference[] = []
  let rows = 0
  for (const board of boards) {
    const kept = await findBoard(db, board)
    const all = await computeBoards(db, kept?.made_at ?? new Date(0))
    const computed = all.find((one) => one.board === board)
    rows += computed?.lines.length ?? 0
    const expected = computed ? namedFigures(computed) : new Map<string, Figures>()
    const found = kept ? namedFigures({ ...kept, lines: await keptLines(db, board) }) : new Map()
    differences.push(...compare(board, found, expected))
  }
  return { rows, differences }
}

const keptLines = (db: Db, board: Board) =>
  db
    .selectFrom('board_lines')
    .select(['rank', 'forecaster', 'person_id', 'figures', 'position'])
    .where('board', '=', board)
    .orderBy('position')
    .execute()

/** Where it stands in numbers, by name; the count of lines tells of a name that stands twice. */
function namedFigures({
  summary,
  lines,
}: {
  summary: ComputedBoard['summary']
  lines: (ComputedBoard['lines'][number] & { position?: number })[]
}): Map<string, Figures> {
  const named = lines.map(({ forecaster, person_id, rank, figures, position }, index) => {
    const who = person_id === null ? forecaster : `${forecaster} ${person_id}`
    return [who, { position: position ?? index + 1, rank, ...figures }] as const
  })
  return new Map<string, Figures>([['summary', { ...summary, lines: lines.length }], ...named])
}

function compare(
  board: Board,
  found: Map<string, Figures>,
  expected: Map<string, Figures>,
): BoardDifference[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((who) => {
    const [stored, computed] = [found.get(who), expected.get(who)]
    const columns = Object.keys({ ...stored, ...computed })
    return differencesOf(columns, stored, computed).map((one) => ({ board, who, ...one }))
  })
}
