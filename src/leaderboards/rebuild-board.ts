import { sql } from 'kysely'
import { readClock } from '#src/db/clock.ts'
import type { Trx } from '#src/db/ctx.ts'
import { type ComputedBoard, computeBoards } from './compute-boards.ts'

/** Computes both boards again from the scores that count now. */
export async function rebuildBoards(trx: Trx): Promise<void> {
  // One rebuild at a time: the later one sees what the earlier wrote.
  await sql`lock table boards in exclusive mode`.execute(trx)
  const made_at = await readClock(trx)
  await trx.deleteFrom('boards').execute()
  for (const computed of await computeBoards(trx, made_at)) await write(trx, computed, made_at)
}

async function write(trx: Trx, { board, summary, lines }: ComputedBoard, made_at: Date) {
  await trx.insertInto('boards').values({ board, summary, made_at }).execute()
  const rows = lines.map((line, index) => ({ ...line, board, position: index + 1 }))
  for (let start = 0; start < rows.length; start += 1000)
    await trx
      .insertInto('board_lines')
      .values(rows.slice(start, start + 1000))
      .execute()
}
