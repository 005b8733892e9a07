import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'vitest'

/** Asks its server one thing, says the answer, and ends as it was asked to. */
const ASKING = `
import postgres from '${import.meta.resolve('postgres')}'
const url = process.env.TEST_DATABASE_URL
const sql = postgres(url, { max: 1 })
const [row] = await sql\`select current_setting('fsync') as fsync, version() as version\`
await sql.end()
console.log(JSON.stringify({ url, words: process.argv.slice(2), ...row }))
if (process.argv[2] === 'wait') setInterval(() => {}, 1000)
else process.exit(Number(process.argv[2] ?? 0))
`

type Answer = { url: string; words: string[]; fsync: string; version: string }

/** A folder for temporary files, open to the user that PostgreSQL runs as. */
const test = base.extend('folder', ({}, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'claim cast '))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'asking.mjs'), ASKING)
  onCleanup(() => rmSync(folder, { recursive: true, force: true }))
  return folder
})

const environment = (folder: string) => ({ ...process.env, NODE_OPTIONS: '', TMPDIR: folder })

function run(folder: string, words: string[], more: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, ['scripts/postgres.mjs', ...words], {
    env: { ...environment(folder), ...more },
    encoding: 'utf8',
  })
  return { ...done, answer: () => JSON.parse(done.stdout) as Answer }
}

const left = (folder: string) => readdirSync(folder).filter((name) => name !== 'asking.mjs')

async function isListening(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return answered
}

test('a program gets a server of its own, which is gone afterwards', async ({ folder }) => {
  const { status, stderr, answer } = run(folder, [join(folder, 'asking.mjs'), '0', 'two words'])
  expect(status, stderr).toBe(0)
  expect(answer().version).toMatch(/^PostgreSQL \d+/)
  expect(answer().words).toEqual(['0', 'two words'])
  expect(await isListening(answer().url)).toBe(false)
  expect(left(folder)).toEqual([])
})

test('it waits for the disk only when asked to', ({ folder }) => {
  expect(run(folder, [join(folder, 'asking.mjs')]).answer().fsync).toBe('off')
  expect(run(folder, ['--safe', join(folder, 'asking.mjs')]).answer().fsync).toBe('on')
})

test('a program that fails hands on its exit code, and the server goes', async ({ folder }) => {
  const { status, answer } = run(folder, [join(folder, 'asking.mjs'), '3'])
  expect(status).toBe(3)
  expect(await isListening(answer().url)).toBe(false)
  expect(left(folder)).toEqual([])
})

test.for(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends the program and takes the server away',
  async (signal, { folder }) => {
    const child = spawn(
      process.execPath,
      ['scripts/postgres.mjs', join(folder, 'asking.mjs'), 'wait'],
      { env: environment(folder) },
    )
    const [printed] = await once(child.stdout, 'data')
    const { url } = JSON.parse(String(printed)) as Answer
    expect(await isListening(url)).toBe(true)

    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([1, null])
    expect(await isListening(url)).toBe(false)
    expect(left(folder)).toEqual([])
  },
)

test('a server that cannot start leaves nothing behind', ({ folder }) => {
  // The address of its socket would be longer than a system allows.
  const deep = join(folder, 'd'.repeat(120))
  mkdirSync(deep)
  const program = join(folder, 'asking.mjs')
  const { status, stdout, stderr } = run(folder, [program], { TMPDIR: deep })
  expect(status).toBe(1)
  expect(stderr).toContain('could not start server')
  expect(stdout).toBe('')
  expect(readdirSync(deep)).toEqual([])
})
