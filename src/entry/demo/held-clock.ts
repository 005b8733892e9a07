import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'

/** Moves the site's clock; what is done next happened then. */
export type MoveClock = (at: Date) => Promise<void>

/** Lets the clock of a database stand where it is put, by a setting of the one connection. */
export async function holdClock(db: Db): Promise<MoveClock> {
  await sql`
    create or replace function current_instant() returns timestamptz language sql volatile
    as $$ select current_setting('claimcast.now')::timestamptz $$`.execute(db)
  return async (at) => {
    await sql`select set_config('claimcast.now', ${at.toISOString()}, false)`.execute(db)
  }
}

/** Puts the real clock back. */
export const releaseClock = (db: Db) =>
  sql`
    create or replace function current_instant() returns timestamptz language sql volatile
    as $$ select date_trunc('milliseconds', clock_timestamp()) $$`.execute(db)
