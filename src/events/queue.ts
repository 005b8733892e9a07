import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { Job } from '#src/db/schema.ts'

export type NewJob = {
  name: string
  /** Unique beside the name: a job that already waits is not enqueued twice. */
  key: string
  payload: Record<string, unknown>
  seconds?: number
}

const LEASE_SECONDS = 60

/**
 * Asks for work; inside a transaction it begins only if that commits. A twin that waits is held
 * meanwhile, so that it cannot begin before what asked for it can be seen.
 */
export async function enqueue(db: Db, { seconds = 0, ...job }: NewJob): Promise<void> {
  await db
    .insertInto('jobs')
    .values({ ...job, run_at: sql`current_instant() + make_interval(secs => ${seconds}::float8)` })
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'key'])
        .doUpdateSet(({ ref }) => ({ payload: ref('excluded.payload') })),
    )
    .execute()
}

/** Takes the next due job for a minute; others skip it, and a dead worker's lease runs out. */
export async function lease(db: Db): Promise<Job | undefined> {
  const { rows } = await sql<Job>`
    update jobs set attempts = attempts + 1,
      leased_until = current_instant() + make_interval(secs => ${LEASE_SECONDS}::float8)
    where id = (
      select id from jobs
      where run_at <= current_instant()
        and (leased_until is null or leased_until <= current_instant())
      order by run_at, id for update skip locked limit 1
    ) returning *`.execute(db)
  return rows[0]
}

/**
 * Ends a leased job. To be called in the transaction of its effect where it has one.
 *
 * @returns false when another worker has ended it, after our lease ran out
 */
export async function finish(db: Db, { id }: Job): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('jobs').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0
}

/** Puts a failed job back with a pause that doubles, a day at most. It is never dropped. */
export async function retryLater(db: Db, { id, attempts }: Job, error: unknown): Promise<void> {
  const pause = Math.min(2 ** attempts, 86_400)
  await db
    .updateTable('jobs')
    .set({
      leased_until: null,
      last_error: String(error).slice(0, 1000),
      run_at: sql`current_instant() + make_interval(secs => ${pause}::float8)`,
    })
    .where('id', '=', id)
    // Not one that somebody else has leased since.
    .where('attempts', '=', attempts)
    .execute()
}
