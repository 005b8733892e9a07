import type { Db } from '#src/db/ctx.ts'
import { runJobs } from '#src/jobs/run.ts'
import { watchClock } from './watch-clock.ts'

const PAUSE_MS = 1000

/**
 * Runs due jobs every second and soon after each nudge, one round at a time. A round that fails,
 * because the database is away for instance, is tried again at the next.
 */
export function startJobLoop(db: Db, log: (line: string) => void) {
  let running: Promise<void> | undefined
  let again = false
  const watch = watchClock(db, log)

  const round = async () => {
    do {
      again = false
      const work = runJobs(db).then(watch)
      await work.catch((error) => log(`Jobs will be tried again: ${error}`))
    } while (again)
    running = undefined
  }
  const nudge = () => {
    if (running) again = true
    else running = round()
  }
  const timer = setInterval(nudge, PAUSE_MS)
  const stop = async () => {
    clearInterval(timer)
    again = false
    await running
  }
  return { nudge, stop }
}
