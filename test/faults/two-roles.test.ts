import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '#src/db/ctx.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { visit } from '#test/support/browserless.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { startServer } from '#test/support/server.ts'

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean()
})

/** A role that may connect and nothing more, and the address by which it does. */
async function plainRole(db: Db, url: string): Promise<{ role: string; address: string }> {
  const role = `app_${randomUUID().replaceAll('-', '')}`
  await sql.raw(`create role ${role} login password 'plain'`).execute(db)
  cleanUp.push(async () => {
    await sql.raw(`drop owned by ${role}`).execute(db)
    await sql.raw(`drop role ${role}`).execute(db)
  })
  const address = new URL(url)
  Object.assign(address, { username: role, password: 'plain' })
  return { role, address: address.href }
}

const rows = (db: Db) => db.selectFrom('forecasts').selectAll().execute()

test('a site whose role owns nothing starts, takes a forecast, and may not change one', async () => {
  const { db, url, close } = await emptyDatabase()
  cleanUp.push(close)
  const { address } = await plainRole(db, url as string)
  const environment = { DATABASE_URL: address, CLAIMCAST_OWNER_DATABASE_URL: url as string }
  const server = await startServer(environment)
  cleanUp.push(() => server.kill())

  const ann = visit(server.url)
  const account = { handle: 'ann', email: 'ann@example.org', password: 'a long word of mine' }
  expect((await ann.post('/sign-up', account)).status).toBe(303)
  const list = await (await ann.get('/questions')).text()
  const id = /\/questions\/(\d+)-/.exec(list)?.[1]
  const sent = await ann.post(`/questions/${id}/forecasts`, { kind: 'binary', bp: '73' })
  expect(sent.status).toBe(303)
  const saved = await rows(db)
  expect(saved).toMatchObject([{ value: { kind: 'binary', bp: 7300 } }])

  const app = openPostgres(address, { max: 1 })
  cleanUp.push(() => app.destroy())
  for (const statement of [
    'update forecasts set made_at = made_at',
    'delete from scores',
    'truncate events',
    'update kysely_migration set name = name',
    'alter table forecasts disable trigger all',
    'create table mine (one int)',
  ])
    await expect(sql.raw(statement).execute(app), statement).rejects.toThrow(
      /permission denied|must be owner/,
    )
  expect(await rows(db)).toEqual(saved)

  let points: unknown[] = []
  for (let tries = 0; tries < 200 && points.length === 0; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    points = await db.selectFrom('crowd_points').selectAll().execute()
  }
  expect(points).toHaveLength(1)
  expect(await server.stop()).toBe(0)

  const again = await startServer(environment)
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  await again.stop()
})
