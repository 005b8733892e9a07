import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { Refusal } from '#src/lib/refusal.ts'
import type { HttpEnv } from './env.ts'

const KIB = 1024

/** Counted while it streams in; only an article's text may be longer. */
export const bodySize: MiddlewareHandler<HttpEnv> = (c, next) =>
  bodyLimit({
    maxSize: (c.req.path === '/articles' ? 3 * KIB : 64) * KIB,
    onError: () => {
      throw new Refusal(
        'invalid',
        'too_large',
        'That is more than this form takes. Nothing was saved.',
      )
    },
  })(c, next)

export type Limit = { name: string; most: number; seconds: number }

/** RELIABILITY: what one address may write, and what one person may forecast. */
export const writeLimits: Limit[] = [
  { name: 'write:1', most: 4, seconds: 1 },
  { name: 'write:60', most: 30, seconds: 60 },
  { name: 'write:600', most: 100, seconds: 600 },
  { name: 'write:3600', most: 400, seconds: 3600 },
]

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
    `Too many tries. Send again in ${secondsToWait} seconds; what you typed is still here.`,
    { secondsToWait },
  )
