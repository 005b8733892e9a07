import { sql } from 'kysely'
import { expect } from 'vitest'
import { createApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import type { Db } from '#src/db/ctx.ts'
import { migrate } from '#src/db/migrate.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { test as base } from '#test/support/world.ts'

const test = base.extend('empty', async ({}, { onCleanup }) => {
  const { db, close } = await emptyDatabase()
  onCleanup(close)
  return db
})

const ask = async (db: Db, path: string, init: RequestInit = {}) => {
  const app = createApp(() => ({ config: readConfig({}), db, asset: (name) => name }))
  const response = await app.request(path, init)
  return [response.status, await response.text()]
}

test('before its schema is there the site is alive, and not ready', async ({ empty }) => {
  expect(await ask(empty, '/healthz')).toEqual([200, 'alive'])
  expect(await ask(empty, '/readyz')).toEqual([503, 'the schema is not up to date'])
  await migrate(empty)
  expect(await ask(empty, '/readyz')).toEqual([200, 'ready'])
})

test('a schema that lacks the newest change is not ready', async ({ empty }) => {
  await migrate(empty)
  await sql`delete from kysely_migration where name =
    (select max(name) from kysely_migration)`.execute(empty)
  expect(await ask(empty, '/readyz')).toEqual([503, 'the schema is not up to date'])
})

test('both answer in plain text, to whoever asks, and are kept by nobody', async ({ w }) => {
  for (const path of ['/healthz', '/readyz']) {
    const { status, headers } = await w.send('GET', path, w.eve)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/plain')
    expect(headers.get('cache-control')).toMatch(/no-cache|no-store/)
    expect(headers.getSetCookie()).toEqual([])
  }
})

test('a monitor that asks for the headers alone gets the same status', async ({ w, empty }) => {
  const head = { method: 'HEAD' }
  expect(await ask(w.db, '/healthz', head)).toEqual([200, ''])
  expect(await ask(w.db, '/readyz', head)).toEqual([200, ''])
  expect(await ask(empty, '/readyz', head)).toEqual([503, ''])
})
