import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '#src/db/postgres.ts'
import { seed } from '#src/entry/seed.ts'
import { visit } from '#test/support/browserless.ts'
import { freshDatabase } from '#test/support/database.ts'
import { freePort } from '#test/support/server.ts'

let url: string
let databaseUrl: string
const cleanUp: (() => unknown)[] = []

/** The local runtime as a process group of its own, so that all of it ends with the test. */
async function startWorker(database: string): Promise<string> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [
      ...['node_modules/wrangler/bin/wrangler.js', 'dev', '--local', '--port', String(port)],
      ...['--inspector-port', String(await freePort()), '--test-scheduled'],
      '--show-interactive-dev-session=false',
    ],
    {
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        WRANGLER_SEND_METRICS: 'false',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: database,
        CI: '1',
      },
    },
  )
  cleanUp.push(() => process.kill(-(child.pid as number), 'SIGKILL'))
  const address = `http://localhost:${port}`
  for (let tries = 0; tries < 200; tries++) {
    const ready = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return address
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The worker was not ready within 40 s.')
}

beforeAll(async () => {
  const database = await freshDatabase()
  cleanUp.push(database.close)
  await seed(database.db, () => {})
  databaseUrl = database.url as string
  url = await startWorker(databaseUrl)
})

afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean()
})

test('a question opens, somebody signs up and forecasts, and the cron publishes the crowd', async () => {
  const person = visit(url)
  const list = await (await person.get('/questions')).text()
  const path = /\/questions\/\d+-[a-z0-9-]+/.exec(list)?.[0] as string
  expect(await (await person.get(path)).text()).toContain('Your forecast')

  const words = { handle: 'wanda', email: 'wanda@example.org', password: 'a long word of mine' }
  expect((await person.post('/sign-up', words)).status).toBe(303)
  const again = { name: 'wanda', password: words.password }
  expect((await person.post('/sign-in', again)).status).toBe(303)
  const id = /\d+/.exec(path)?.[0]
  const saved = await person.post(`/questions/${id}/forecasts`, { kind: 'binary', bp: '73' })
  expect(saved.status).toBe(303)
  expect(await (await person.get(path)).text()).toContain('73%')

  await fetch(`${url}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)
  const db = openPostgres(databaseUrl)
  const points = async () => db.selectFrom('crowd_points').selectAll().execute()
  for (let tries = 0; tries < 50 && (await points()).length === 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await points()).toMatchObject([{ question_id: Number(id), value: { bp: 7300 } }])
  await db.destroy()
})

test('files come with their headers, and nothing else is served beside the app', async () => {
  const css = await fetch(`${url}/assets/app.css`)
  expect(css.status).toBe(200)
  expect(css.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await fetch(`${url}/assets/nothing.css`)).status).toBe(404)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
})
