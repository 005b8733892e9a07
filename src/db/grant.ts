import { sql } from 'kysely'
import { type Db, transact } from './ctx.ts'

/**
 * Gives a role that does not own the tables what the app needs: no change of what is append-only,
 * and of the schema's version nothing but reading.
 */
export async function grantTo(owner: Db, role: string): Promise<void> {
  const name = sql.id(role)
  await transact({ db: owner, actor: undefined }, async (trx) => {
    await sql`grant usage on schema public to ${name}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema public to ${name}`.execute(
      trx,
    )
    await sql`grant usage on all sequences in schema public to ${name}`.execute(trx)
    await sql`grant execute on all functions in schema public to ${name}`.execute(trx)
    for (const table of await appendOnlyTables(trx))
      await sql`revoke update, delete, truncate on ${sql.table(table)} from ${name}`.execute(trx)
    await sql`revoke insert, update, delete, truncate on kysely_migration, kysely_migration_lock
      from ${name}`.execute(trx)
  })
}

/** Those whose triggers refuse to be emptied. */
async function appendOnlyTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_trigger on tgrelid = pg_class.oid
    where tgname = relname || '_not_emptied' order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

export async function roleOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(db)
  return rows[0]?.name as string
}

/** Whether the role in use could change what is recorded if triggers did not stop it. */
export async function mayChangeHistory(db: Db): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select has_table_privilege('forecasts', 'update') as may`.execute(db)
  return rows[0]?.may ?? false
}
