import { sql } from 'kysely'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { Db } from './ctx.ts'

export type Limit = { name: string; most: number; seconds: number }

/**
 * Counts one try against each limit, in windows of the database's clock.
 *
 * @throws Refusal `too_many` with the seconds to wait
 */
export async function countTry(db: Db, who: string, limits: Limit[]): Promise<void> {
  for (const { name, most, seconds } of limits) {
    const { rows } = await sql<{ tries: number; seconds_left: number }>`
      insert into counted_tries (key, window_start, tries)
      values (${`${name}:${who}`}, to_timestamp(floor(extract(epoch from current_instant()) / ${seconds}::int) * ${seconds}::int), 1)
      on conflict (key, window_start) do update set tries = counted_tries.tries + 1
      returning tries, ceil(extract(epoch from window_start) + ${seconds}::int - extract(epoch from current_instant()))::int as seconds_left
    `.execute(db)
    const [row] = rows
    if (row && row.tries > most) throw tooMany(Math.max(1, row.seconds_left))
  }
}

const tooMany = (secondsToWait: number) =>
  new Refusal(
    'too_many',
    'too_many',
    secondsToWait === 1
      ? sentence`Too many tries. Nothing was saved. Send again in 1 second; your text is still here.`
      : sentence`Too many tries. Nothing was saved. Send again in ${secondsToWait} seconds; your text is still here.`,
    { secondsToWait },
  )
