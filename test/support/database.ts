import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { openPostgres } from '#src/db/postgres.ts'
import {
  emptyDump,
  migratedDump,
  migratedTemplate,
  openInMemory,
  withDatabase,
} from './template.ts'

export const engine = process.env.TEST_DATABASE_URL ? 'postgres' : 'pglite'

/** A migrated database of one's own, on the engine under test, and how to be rid of it. */
export async function freshDatabase(): Promise<{
  db: Db
  url?: string
  close: () => Promise<void>
}> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return copyOf(url, await migratedTemplate(url))

  const db = await openInMemory(migratedDump())
  return { db, close: () => db.destroy() }
}

/** A database without any schema, on the engine under test. */
export async function emptyDatabase(): Promise<{
  db: Db
  url?: string
  close: () => Promise<void>
}> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return copyOf(url, 'template0')

  const db = await openInMemory(emptyDump())
  return { db, close: () => db.destroy() }
}

async function copyOf(url: string, template: string) {
  const name = `claimcast_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(url, `create database ${name} template ${template}`)
  const own = withDatabase(url, name)
  const db = openPostgres(own, { max: 5 })
  const close = async () => {
    await db.destroy()
    await asAdmin(url, `drop database ${name} with (force)`)
  }
  return { db, url: own, close }
}

async function asAdmin(url: string, statement: string) {
  const admin = openPostgres(url, { max: 1, limits: false })
  await sql.raw(statement).execute(admin)
  await admin.destroy()
}

/** Stops the site's clock at an instant, for this database alone. */
export const setClock = (db: Db, at: string) =>
  sql
    .raw(
      `create or replace function current_instant() returns timestamptz language sql volatile
       as $$ select '${new Date(at).toISOString()}'::timestamptz $$`,
    )
    .execute(db)

/** Lets the site's clock run again. */
export const runClock = (db: Db) =>
  sql
    .raw(
      `create or replace function current_instant() returns timestamptz language sql volatile
       as $$ select date_trunc('milliseconds', clock_timestamp()) $$`,
    )
    .execute(db)
