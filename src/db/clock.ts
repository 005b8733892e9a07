import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from './ctx.ts'

/** The one clock: the database's, in milliseconds. Judges inside the statement that uses it. */
export const currentInstant: RawBuilder<Date> = sql<Date>`current_instant()`

/**
 * The time of a move on a row that is already locked: read in a statement of its own, after the
 * lock, and rounded up, so that everything accepted before the lock is earlier.
 */
export async function stampAfterLock(trx: Trx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select current_instant() + interval '1 millisecond' as at`.execute(trx)
  return rows[0]?.at as Date
}

/** For what needs the time as a value: a default offered in a form, a distance on a page. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select current_instant() as at`.execute(db)
  return rows[0]?.at as Date
}

/** How far the site's clock is from the database server's own, in milliseconds. */
export async function clockDrift(db: Db): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select abs(extract(epoch from current_instant() - clock_timestamp()) * 1000)::float8 as ms
  `.execute(db)
  return rows[0]?.ms as number
}

/** The database server's own clock in milliseconds, whatever the site's was moved to. */
export async function readServerClock(db: Db): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select round(extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db)
  return rows[0]?.ms as number
}
