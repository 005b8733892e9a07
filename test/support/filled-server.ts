import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#src/app.ts'
import type { Db } from '#src/db/ctx.ts'
import { openPglite } from '#src/db/pglite.ts'
import { engine, freshDatabase, runClock } from './database.ts'
import { fillSite, type Plan } from './filled-site.ts'
import { startServer } from './server.ts'
import { placesOf, routesOf } from './site-map.ts'
import { migratedDump } from './template.ts'

/** The data of the weights: 30 open questions, one with 180 points, 20 claims, a board of 100. */
export const FULL: Omit<Plan, 'now'> = {
  ...{ forecasters: 98, claims: 20, open: 24, points: 180 },
  hiddenSays: (question, person) => 1500 + question * 700 + person * 400,
}

export type FilledServer = Awaited<ReturnType<typeof startFilledServer>>

/**
 * The real server on a site that was filled beforehand, and the addresses of all its pages; on
 * PostgreSQL where the tests are given one.
 */
export async function startFilledServer(plan: Omit<Plan, 'now'>) {
  const { db, environment, disconnect, remove } = await (engine === 'postgres'
    ? onPostgres()
    : inDirectory())
  const filled = await fill(db, plan)
  await disconnect()
  const server = await startServer({ ...environment, CLAIMCAST_STARTER: 'no' })
  const close = async () => {
    await server.stop()
    await remove()
  }
  return { ...filled, url: server.url, close }
}

async function onPostgres() {
  const { db, url = '', close } = await freshDatabase()
  const disconnect = async () => {}
  return { db, environment: { DATABASE_URL: url }, disconnect, remove: close }
}

async function inDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-filled-'))
  const { db } = await openPglite({
    dataDir: join(directory, 'pglite'),
    loadDataDir: await migratedDump(),
  })
  const environment = { CLAIMCAST_DATA_DIR: directory, DATABASE_URL: '' }
  const remove = async () => rmSync(directory, { recursive: true, force: true })
  return { db, environment, disconnect: () => db.destroy(), remove }
}

async function fill(db: Db, plan: Omit<Plan, 'now'>) {
  const { cookies, hidden } = await fillSite(db, { ...plan, now: new Date() })
  await runClock(db)
  const found = await placesOf(db, pages)
  const places = found.filter(({ value }) => !/_\d\d/.test(String(value)))
  return { cookies, places, hidden: hidden.map(({ id }) => id) }
}

// Never asked: its routes are read, and nothing else.
const pages = routesOf(
  createApp(() => {
    throw new Error('This app answers nothing.')
  }),
  'GET',
)
