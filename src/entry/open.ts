import { join } from 'node:path'
import type { Config } from '#src/config.ts'
import { clockDrift } from '#src/db/clock.ts'
import type { Db } from '#src/db/ctx.ts'
import { isDatabaseAway } from '#src/db/errors.ts'
import { grantTo, roleOf } from '#src/db/grant.ts'
import { lockDirectory } from '#src/db/lock.ts'
import { migrate } from '#src/db/migrate.ts'
import { openPglite } from '#src/db/pglite.ts'
import { openPostgres } from '#src/db/postgres.ts'

export type Opened = { db: Db; where: string; close: () => Promise<void> }

const MOST_DRIFT_MS = 1000

/** Opens the configured database with its schema brought up to date. */
export async function openDatabase(config: Config, say: (line: string) => void): Promise<Opened> {
  const opened = config.databaseUrl
    ? openServer(config.databaseUrl)
    : await openEmbedded(config.dataDir, say)
  try {
    await migrateAsOwner(config, opened.db)
    const drift = await clockDrift(opened.db)
    if (drift > MOST_DRIFT_MS)
      throw new Error(
        'The clock of this database was moved (a simulated history?). Use another database.',
      )
    return opened
  } catch (error) {
    await opened.close()
    throw isDatabaseAway(error) ? unreachable(opened, error) : error
  }
}

const unreachable = ({ where }: Opened, error: unknown) =>
  new Error(`${where} cannot be reached. Check that it runs and DATABASE_URL. (${error})`)

function openServer(url: string): Opened {
  const db = openPostgres(url)
  return { db, where: `PostgreSQL at ${new URL(url).host}`, close: () => db.destroy() }
}

async function openEmbedded(directory: string, say: (line: string) => void): Promise<Opened> {
  const lock = lockDirectory(directory)
  try {
    const dataDir = join(directory, 'pglite')
    say(`Opening the embedded database in ${dataDir} (the first time takes some seconds)`)
    const { db } = await openPglite({ dataDir })
    const close = async () => {
      await db.destroy()
      lock.release()
    }
    return { db, where: `the embedded database in ${dataDir}`, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Where the app's own role may not change the schema, the owner's does, and grants it the rest. */
async function migrateAsOwner(config: Config, db: Db): Promise<void> {
  const { databaseUrl, ownerDatabaseUrl } = config
  if (!databaseUrl || !ownerDatabaseUrl) {
    await migrate(db)
    return
  }
  const owner = openPostgres(ownerDatabaseUrl, { max: 1, limits: false })
  try {
    await migrate(owner)
    const role = await roleOf(db)
    if (role !== (await roleOf(owner))) await grantTo(owner, role)
  } finally {
    await owner.destroy()
  }
}
