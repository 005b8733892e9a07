import type { Db } from '#src/db/ctx.ts'
import { clockSkew } from '#src/http/steady-clock.ts'

const WORTH_SAYING_MS = 1000
const PAUSE_MS = 60_000

/** Tells, once a minute, of a clock that has left the database's; looked at with each round. */
export function watchClock(db: Db, log: (line: string) => void): () => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (performance.now() - lookedAt < PAUSE_MS) return
    lookedAt = performance.now()
    const skew = await clockSkew(db)
    if (skew >= WORTH_SAYING_MS)
      log(
        `This server's clock is ${(skew / 1000).toFixed(1)} seconds from its database's. ` +
          'Set it; from 30 seconds on no writes are taken.',
      )
  }
}
