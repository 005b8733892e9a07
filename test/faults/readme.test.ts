import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#test/support/database.ts'
import { freePort } from '#test/support/server.ts'

const README = readFileSync('README.md', 'utf8')
const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean()
})

/** Every command the README names, in blocks and in sentences. */
const commands = () => {
  const blocks = [...README.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  )
  const inline = [...README.matchAll(/`(npm [^`]+)`/g)].map(([, command = '']) => command)
  return [...new Set([...blocks, ...inline])].toSorted()
}

/** A command in a shell, as somebody copies it, in a process group that can be ended whole. */
function shell(command: string, environment: Record<string, string> = {}) {
  const child: ChildProcess = spawn('sh', ['-c', command], {
    detached: true,
    env: { ...process.env, VITEST: '', NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes) => {
      printed += bytes
    })
  // Not when the shell has ended, but when everything that it started has.
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    ended,
    output: () => printed,
    end: () => process.kill(-(child.pid as number), 'SIGTERM'),
  }
}

test('the README names these commands and no others', () => {
  expect(commands()).toEqual([
    'DATABASE_URL=postgres://claimcast:secret@localhost:5432/claimcast npm start',
    'npm run build:worker',
    'npm run check',
    'npm run check -- --graph',
    'npm run claimcast',
    'npm run claimcast -- config check',
    'npm run claimcast -- migrate',
    'npm run claimcast -- score docs/forecasts.csv',
    'npm run demo',
    'npm start',
    'npm test',
  ])
})

async function starts(command: string, environment: Record<string, string>) {
  const port = await freePort()
  const started = shell(command, { PORT: String(port), ...environment })
  for (let tries = 0; tries < 3000 && !started.output().includes('/set-up/'); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  expect(started.output()).toContain(`Claimcast runs at http://localhost:${port}`)
  expect(started.output()).toMatch(/once, within 24 hours: http:\/\/localhost:\d+\/set-up\//)
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200)
  started.end()
  await started.ended
  return started.output()
}

test('npm start serves on the embedded database, with nothing configured', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-readme-'))
  cleanUp.push(() => rmSync(directory, { recursive: true, force: true }))
  await starts('npm start', { CLAIMCAST_DATA_DIR: directory, DATABASE_URL: '' })
})

test('npm start serves on PostgreSQL', async () => {
  const { url, close } = await freshDatabase()
  cleanUp.push(close)
  await starts('npm start', { DATABASE_URL: url as string })
})

test('npm run demo makes its history once, says how far it is, and serves it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-demo-'))
  cleanUp.push(() => rmSync(directory, { recursive: true, force: true }))
  const environment = { CLAIMCAST_DATA_DIR: join(directory, 'demo') }
  const first = await starts('npm run demo', environment)
  expect(first).toMatch(/█{4}·+ \d{4}-\d\d-\d\d\n█{8}·+/)
  expect(await starts('npm run demo', environment)).not.toContain('█')
}, 480_000)

test.for([
  ['npm run claimcast', 'claimcast COMMAND'],
  ['npm run claimcast -- config check', 'CLAIMCAST_PUBLIC_URL='],
  ['npm run claimcast -- score docs/forecasts.csv', 'Brier board'],
  ['npm run check -- --graph', 'Every arrow points to an earlier room'],
  ['npm run build:worker', 'Total Upload'],
])('%s does what it is there for', async ([command = '', words = '']) => {
  const ran = shell(command, { WRANGLER_SEND_METRICS: 'false', CI: '1' })
  expect(await ran.ended, ran.output()).toBe(0)
  expect(ran.output()).toContain(words)
})

test('npm run claimcast -- migrate brings a database up to date', async () => {
  const { url, close } = await freshDatabase()
  cleanUp.push(close)
  const ran = shell('npm run claimcast -- migrate', { DATABASE_URL: url as string })
  expect(await ran.ended, ran.output()).toBe(0)
  expect(ran.output()).toContain('The schema is up to date.')
})
