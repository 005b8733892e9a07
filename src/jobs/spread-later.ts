import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import { enqueue } from '#src/events/queue.ts'

/** Up to so many people, rank ranges are made anew at once; of more once a day. */
const FEW_PEOPLE = 2000
const DAY = 86_400

/** Asks for the rank ranges of boards that changed, by default of all. */
export async function spreadLater(trx: Trx, boards?: string[]): Promise<void> {
  const { rows } = await sql<{ key: string; few: boolean }>`
    select key, (select count(*) from (select from standings where board = key
      limit ${FEW_PEOPLE + 1}) people) <= ${FEW_PEOPLE} as few
    from boards where ${boards ? sql`key = any(${boards})` : sql`true`}`.execute(trx)
  for (const { key, few } of rows)
    await enqueue(trx, {
      ...{ name: 'spread-board', key, payload: { board: key } },
      seconds: few ? 0 : DAY,
    })
}
