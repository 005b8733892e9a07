import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import { enqueue } from '#src/events/queue.ts'

/** Up to so many people, rank ranges are made anew at once; of more once a day. */
const FEW_PEOPLE = 2000
const DAY = 86_400
/** Of many results that come together, the steps of their boards follow once. */
const PAUSE = 10

/** Asks for the rank ranges of boards that changed, by default of all, and for the steps of large ones. */
export async function spreadLater(trx: Trx, boards?: string[]): Promise<void> {
  const { rows } = await sql<{ key: string; few: boolean }>`
    select key, (select count(*) from (select from standings where board_id = boards.id
      limit ${FEW_PEOPLE + 1}) people) <= ${FEW_PEOPLE} as few
    from boards where ${boards ? sql`key = any(${boards})` : sql`true`}`.execute(trx)
  for (const { key, few } of rows) {
    const job = { key, payload: { board: key } }
    await enqueue(trx, { ...job, name: 'spread-board', seconds: few ? 0 : DAY })
    if (!few) await enqueue(trx, { ...job, name: 'note-steps', seconds: PAUSE })
  }
}
