import type { MiddlewareHandler } from 'hono'
import { readServerClock } from '#src/db/clock.ts'
import type { Db } from '#src/db/ctx.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { HttpEnv } from './env.ts'

const MOST_SKEW_MS = 30_000

/**
 * Takes no write while this server's clock and the database's are far apart: one of them is wrong,
 * and what is stored now would carry its time for good. Which times count is asked of neither.
 */
export const steadyClock: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (c.req.method === 'POST') {
    const skew = await clockSkew(c.var.site.db)
    if (skew > MOST_SKEW_MS) throw wrongClock(Math.round(skew / 1000))
  }
  return next()
}

/**
 * How far this process's clock is from the database server's, in milliseconds. It is read before
 * and after the question, so that a slow answer is no difference.
 */
export async function clockSkew(db: Db): Promise<number> {
  const before = Date.now()
  const there = await readServerClock(db)
  return Math.max(0, before - there, there - Date.now())
}

const wrongClock = (seconds: number) =>
  new Refusal(
    'unavailable',
    'wrong_clock',
    sentence`This server's clock is wrong, by ${seconds} seconds against its database. Nothing was saved. Keep what you typed and send it again later; its host has to set the clock.`,
    { secondsToWait: 60 },
  )
