import type { Db } from '#src/db/ctx.ts'
import { reactions, type works } from './reactions.ts'

/** Whether some work is asked for and not done yet: as a job, or by an event not yet answered. */
export async function isWaiting(db: Db, work: keyof typeof works): Promise<boolean> {
  const job = await db.selectFrom('jobs').select('id').where('name', '=', work).executeTakeFirst()
  if (job) return true
  const events = await db
    .selectFrom('events')
    .selectAll()
    .where(({ eb, selectFrom }) =>
      eb(
        eb.cast<string>('events.id', 'text'),
        'in',
        selectFrom('jobs').select('key').where('jobs.name', '=', 'react'),
      ),
    )
    .execute()
  return events.some((event) => reactions[event.name]?.(event).some((next) => next.work === work))
}
