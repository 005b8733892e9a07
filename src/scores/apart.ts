import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '#src/db/ctx.ts'

/** Any number that nothing else locks. */
const WHO_IS_COMPARED = 2_103_145

/**
 * Until a transaction ends, who is compared stays as it is. Whoever changes it waits, so that the
 * log's order tells of each result whether it came before.
 */
export const keepWhoIsCompared = (trx: Trx) =>
  sql`select pg_advisory_xact_lock_shared(${WHO_IS_COMPARED})`.execute(trx)

/** For who changes it: waits for results that are being scored. */
export const changeWhoIsCompared = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(${WHO_IS_COMPARED})`.execute(trx)

/**
 * With whom nobody is compared, and since when: what the log says is all there is, so that nothing
 * beside it can say otherwise.
 *
 * @param before a move of the log, to be told as it was then
 */
export const standingApart = (before: number | null = null): RawBuilder<unknown> => sql`(
  select subject_id as person_id, made_at from (
    select distinct on (subject_id) subject_id, name, made_at from events
    where name in ('person.set_apart', 'person.compared_again')
      and id < coalesce(${before}::bigint, 9000000000000000)
    order by subject_id, id desc
  ) newest where name = 'person.set_apart')`

export async function apartBefore(db: Db, event_id: number | null): Promise<Set<number>> {
  const { rows } = await sql<{ person_id: number }>`
    select person_id from ${standingApart(event_id)} apart`.execute(db)
  return new Set(rows.map(({ person_id }) => person_id))
}

export const apartNow = (db: Db) => apartBefore(db, null)

/** Who of those scored in a round stood apart, as their scores say. */
export async function apartThen(db: Db, question_id: number, round: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('scores')
    .select('person_id')
    .where('question_id', '=', question_id)
    .where('round', '=', round)
    .where('forecaster', '=', 'person')
    .where('compared', '=', false)
    .execute()
  return new Set(rows.flatMap(({ person_id }) => person_id ?? []))
}
