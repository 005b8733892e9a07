import { expect, vi } from 'vitest'
import { createApp } from '#src/app.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { freePort } from '#test/support/server.ts'
import { asPart, test as base, type Player } from '#test/support/world.ts'
import { heard, one, read } from '#test/views/reading.ts'

/** An app whose database is there until it is taken away. */
const test = base.extend('site', async ({ w }, { onCleanup }) => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const nowhere = openPostgres(`postgres://nobody:none@127.0.0.1:${await freePort()}/none`)
  onCleanup(async () => {
    quiet.mockRestore()
    await nowhere.destroy()
  })
  let isAway = false
  const site = { config: w.config, asset: (name: string) => name }
  const app = createApp(() => ({ ...site, db: isAway ? nowhere : w.db }))
  return {
    ask: (path: string, headers: Record<string, string> = {}) =>
      app.request(`http://site.test${path}`, { headers }),
    cut: () => {
      isAway = true
    },
    mend: () => {
      isAway = false
    },
  }
})

const as = ({ cookie }: Player) => ({ cookie })

test('while the database is away the front page is the last one a guest saw, with its age', async ({
  w,
  site,
}) => {
  await site.ask('/')
  site.cut()
  for (const headers of [{}, as(w.bob)]) {
    const answer = await site.ask('/', headers)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const page = await read(answer.text())
    expect(heard(page)).toMatch(
      /The database cannot be reached right now\. This is the page as it was at \d+ \w+ \d{4}, \d\d:\d\d UTC; nothing can be saved until it is back\./,
    )
    expect(heard(one(page, 'h1'))).not.toContain('cannot be reached')
  }
  site.mend()
  expect(await (await site.ask('/')).text()).not.toContain('cannot be reached')
})

test('no other page is kept', async ({ site }) => {
  await site.ask('/')
  await site.ask('/questions')
  site.cut()
  expect(await (await site.ask('/questions')).text()).not.toContain('as it was at')
  expect(await (await site.ask('/', asPart)).text()).not.toContain('as it was at')
})

test('what somebody with a cookie saw is kept for nobody', async ({ w, site }) => {
  await site.ask('/', as(w.bob))
  await site.ask('/', { cookie: 'theme=dark' })
  await site.ask('/?q=x')
  site.cut()
  expect(await (await site.ask('/')).text()).not.toContain('as it was at')
})
