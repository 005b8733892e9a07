import { sql } from 'kysely'
import type { Db, Trx } from '#src/db/ctx.ts'

const CHUNK = 1000
const HOUR = 3600

/** What is of no more use to anybody. Links stay: their pages say that they were used. */
const outlived = {
  counted_tries: sql`window_start < current_instant() - interval '1 day'`,
  drafts: sql`kept_until <= current_instant()`,
  sessions: sql`expires_at <= current_instant()`,
  idempotency_keys: sql`made_at < current_instant() - interval '30 days'`,
}

/**
 * Deletes what was outlived, a thousand rows of each table at most.
 *
 * @returns seconds until there is more to do
 */
export async function cleanUp(trx: Trx): Promise<number> {
  let isMore = false
  for (const [name, condition] of Object.entries(outlived)) {
    const table = sql.table(name)
    const { numAffectedRows = 0n } = await sql`
      delete from ${table} where ctid in
        (select ctid from ${table} where ${condition} limit ${CHUNK}::int)`.execute(trx)
    isMore ||= numAffectedRows >= CHUNK
  }
  return isMore ? 1 : HOUR
}

/** Work that follows from the clock; each says itself when it is due again. */
const RECURRING = ['ask-anew', 'clean-up', 'estimate-platform', 'measure-field', 'notice-accounts']

/** Sees to it that the work that follows from the clock waits for its time. */
export async function keepSchedule(db: Db): Promise<void> {
  await sql`
    insert into jobs (name, key, payload, run_at)
    select name, 'all', '{}', current_instant() + make_interval(secs => ${HOUR}::float8)
    from unnest(${RECURRING}::text[]) name
    where not exists (select from jobs where jobs.name = name.name)
    on conflict do nothing`.execute(db)
}
