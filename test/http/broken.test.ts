import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { createApp } from '#src/app.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { freePort } from '#test/support/server.ts'
import { asPart, test as base, type World, world } from '#test/support/world.ts'

type Told = { level: string; request: string; method: string; path: string; error: string }

/** What the edge tells of errors meanwhile, kept from the report. */
const test = base.extend('told', async ({}, { onCleanup }) => {
  const told: Told[] = []
  const keep = (line: string) => void told.push(JSON.parse(line))
  const { mockRestore } = vi.spyOn(console, 'error').mockImplementation(keep)
  onCleanup(mockRestore)
  return told
})

/** A world whose frame of every page is out of reach: each shows the site's name. */
async function withoutFrame<T>({ db }: World, look: () => Promise<T>): Promise<T> {
  await sql`alter table site rename to site_gone`.execute(db)
  return look().finally(() => sql`alter table site_gone rename to site`.execute(db))
}

test.for(['/nothing', '/questions/999999999', '/questions', '/help'])(
  'when the frame itself breaks, %s is a page that stands alone',
  async (path, { w, told }) => {
    const response = await withoutFrame(w, () => w.send('GET', path))
    expect(response.status).toBe(500)
    const page = await response.text()
    expect(page).toMatch(/^<!doctype html><html lang="en">.*Nothing was saved\./)
    expect(page).not.toContain('<script')
    expect(told).toMatchObject([{ level: 'error', method: 'GET', path }])
    expect(page).toContain(`Mention ${told[0]?.request} `)
  },
)

test('a part needs no frame, so it says what was asked', async ({ w, told }) => {
  const response = await withoutFrame(w, () =>
    w.send('GET', '/questions/999999999', undefined, {}, asPart),
  )
  expect(response.status).toBe(404)
  expect(told).toEqual([])
})

test('a refused form whose page breaks is not said to be saved or not', async ({ w, told }) => {
  const response = await withoutFrame(w, () => w.send('POST', w.path, w.bob, { bp: 'many' }))
  expect(response.status).toBe(500)
  expect(await response.text()).toContain('We do not know if this was saved')
  expect(told).toMatchObject([{ method: 'POST', path: w.path }])
})

/** The app in front of a database that nobody can reach. */
async function away(w: World, path: string, init: RequestInit = {}) {
  const db = openPostgres(`postgres://nobody:hidden@127.0.0.1:${await freePort()}/none`)
  const app = createApp(() => ({ config: w.config, db, asset: (name) => name }))
  const response = await app.request(`http://site.test${path}`, init)
  await db.destroy()
  return response
}

test('a database that is away is said to be, with when to come back', async ({ w, told }) => {
  const response = await away(w, '/questions')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const page = await response.text()
  expect(page).toContain('The database cannot be reached right now')
  expect(page).not.toMatch(/127\.0\.0\.1|hidden|ECONN/)
  expect(told).toHaveLength(1)
})

test('meanwhile the site is alive, not ready, and signs nobody out', async ({ w, told }) => {
  expect((await away(w, '/healthz')).status).toBe(200)
  expect((await away(w, '/readyz')).status).toBe(503)
  const page = await away(w, '/', { headers: { cookie: `${w.bob.cookie}; flash=x` } })
  expect(page.status).toBe(503)
  expect(page.headers.getSetCookie()).toEqual([])
  expect(told).toHaveLength(2)
})

test('settings that cannot be read break every page, and are shown on none', async ({ told }) => {
  const app = createApp(() => {
    throw new Error('DATABASE_URL: postgres://owner:hidden@host')
  })
  expect((await app.request('/healthz')).status).toBe(200)
  for (const path of ['/', '/readyz', '/nothing']) {
    const response = await app.request(path)
    expect(response.status, path).toBe(500)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).not.toContain('hidden')
  }
  expect(told).toHaveLength(3)
})

test('what is told of an error is one line, whatever was asked for', async ({ db, told }) => {
  const w = await world(db)
  const path = '/questions/%0a%7B%22level%22%3A%22info%22%7D?x=%0d%0a'
  expect((await withoutFrame(w, () => w.send('GET', path))).status).toBe(500)
  expect(told).toHaveLength(1)
  expect(told[0]?.level).toBe('error')
})
