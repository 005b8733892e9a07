import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '#migrations/index.ts'
import type { Db } from './ctx.ts'

const migratorOf = (db: Db) =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } })

/** Brings the schema up to date. Two at once: one works, one waits, however long it takes. */
export function migrate(db: Db): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`set lock_timeout = 0`.execute(connection)
    await sql`set statement_timeout = 0`.execute(connection)
    try {
      await refuseNewerSchema(connection)
      const { error, results = [] } = await migratorOf(connection).migrateToLatest()
      if (error) throw error
      return results.map(({ migrationName }) => migrationName)
    } finally {
      await sql`reset lock_timeout`.execute(connection)
      await sql`reset statement_timeout`.execute(connection)
    }
  })
}

/** Whether every migration of this version has run. */
export async function isSchemaCurrent(db: Db): Promise<boolean> {
  const all = await migratorOf(db).getMigrations()
  return all.every(({ executedAt }) => executedAt !== undefined)
}

/** @throws Error when the database was migrated by a newer version than this one */
async function refuseNewerSchema(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return

  const ran = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  const unknown = ran.filter(({ name }) => !(name in migrations))
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ')
    throw new Error(
      `This database was migrated by a newer version of Claimcast (${names}). Start that version.`,
    )
  }
}
