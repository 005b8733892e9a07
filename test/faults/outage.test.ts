import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { visit } from '#test/support/browserless.ts'
import { cuttable } from '#test/support/cuttable.ts'
import { freshDatabase } from '#test/support/database.ts'
import { freePort, startServer } from '#test/support/server.ts'
import { migratedDirectory } from '#test/support/template.ts'

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean()
})

const folder = async () => {
  const directory = await migratedDirectory()
  cleanUp.push(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = Date.now()
  await work()
  return Date.now() - began
}

const account = { handle: 'ann', email: 'ann@example.org', password: 'a long word of mine' }

test('a PostgreSQL that goes away and returns: pages say so, nothing is half-written, no hand is needed', async () => {
  const { url, db, close } = await freshDatabase()
  cleanUp.push(close)
  const cable = await cuttable(url as string)
  cleanUp.push(cable.close)
  const server = await startServer({ DATABASE_URL: cable.url })
  cleanUp.push(() => server.kill())
  const ann = visit(server.url)
  expect((await ann.post('/sign-up', account)).status).toBe(303)
  const list = await (await ann.get('/questions')).text()
  const id = /\/questions\/(\d+)-/.exec(list)?.[1]
  const form = { kind: 'binary', bp: '73', idempotency_key: 'sent before and after' }

  cable.cut()
  const page = await ann.get('/questions')
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('5')
  expect(await page.text()).toContain('The database cannot be reached right now')
  const write = await ann.post(`/questions/${id}/forecasts`, form)
  expect(write.status).toBe(503)
  expect(await write.text()).toContain('We do not know if this was saved')
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)

  cable.mend()
  let status = 0
  for (let tries = 0; tries < 40 && status !== 303; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    status = (await ann.post(`/questions/${id}/forecasts`, form)).status
  }
  expect(status).toBe(303)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  const saved = await db.selectFrom('forecasts').select('value').execute()
  expect(saved).toEqual([{ value: { kind: 'binary', bp: 7300 } }])
  expect(await server.stop()).toBe(0)
})

test('a second process on the data directory is refused by name, and the first goes on', async () => {
  const directory = await folder()
  const environment = { CLAIMCAST_DATA_DIR: directory, DATABASE_URL: '' }
  const first = await startServer(environment)
  cleanUp.push(() => first.kill())
  const idle = await timed(() =>
    expect(startServer({ ...environment, PORT: '70000' })).rejects.toThrow(/PORT/),
  )
  const refused = await timed(() =>
    expect(startServer(environment)).rejects.toThrow(
      /data directory .* is in use by process \d+\. Stop that process, or set CLAIMCAST_DATA_DIR/,
    ),
  )
  // A process that reads its settings and stops takes the same start; the lock adds half a second.
  expect(refused).toBeLessThan(2 * idle + 1000)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  expect(await first.stop()).toBe(0)

  const next = await startServer(environment)
  expect((await fetch(`${next.url}/questions`)).status).toBe(200)
  await next.stop()
})

test('a taken port and a setting that cannot be used each end the start in one line', async () => {
  const port = String(await freePort())
  const first = await startServer({
    CLAIMCAST_DATA_DIR: await folder(),
    DATABASE_URL: '',
    PORT: port,
  })
  cleanUp.push(() => first.kill())
  const second = { CLAIMCAST_DATA_DIR: await folder(), DATABASE_URL: '' }
  await expect(startServer({ ...second, CLAIMCAST_PUBLIC_URL: 'not an address' })).rejects.toThrow(
    /CLAIMCAST_PUBLIC_URL/,
  )
  await expect(startServer({ ...second, PORT: '70000' })).rejects.toThrow(/PORT/)
  await expect(
    startServer({ DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }),
  ).rejects.toThrow(/cannot be reached/)
  await first.stop()
})

test('at SIGTERM open requests are finished and the process ends in order', async () => {
  const server = await startServer({ CLAIMCAST_DATA_DIR: await folder(), DATABASE_URL: '' })
  cleanUp.push(() => server.kill())
  const signingUp = visit(server.url).post('/sign-up', account)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const [code, response] = await Promise.all([server.stop(), signingUp])
  expect(code).toBe(0)
  expect(response.status).toBe(303)
  expect(server.output()).toContain('Stopping')
})

test('an unknown setting is named and ignored', async () => {
  const server = await startServer({
    ...{ CLAIMCAST_DATA_DIR: await folder(), DATABASE_URL: '', CLAIMCAST_STARTER: 'no' },
    CLAIMCAST_COLOUR: 'blue',
  })
  expect(server.output()).toContain('CLAIMCAST_COLOUR is not a setting')
  expect(await (await fetch(`${server.url}/questions`)).text()).toContain(
    'No questions in this list',
  )
  await server.stop()
})
