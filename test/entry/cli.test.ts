import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'claimcast-cli-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** The command line as somebody types it, on an embedded database of its own. */
const claimcast = (...words: string[]) => claimcastAt('', ...words)

const claimcastAt = (port: string, ...words: string[]) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    const environment = {
      ...process.env,
      DATABASE_URL: '',
      CLAIMCAST_DATA_DIR: directory,
      PORT: port,
      VITEST: '',
    }
    execFile(
      process.execPath,
      ['--import', './scripts/bundle.mjs', 'src/entry/cli.ts', ...words],
      { env: environment },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
    )
  })

test('without a command it lists all of them', async () => {
  const { code, out } = await claimcast()
  expect(code).toBe(0)
  for (const command of [
    'migrate',
    'seed',
    'admin create',
    'user role',
    'user invite',
    'user reset',
    'verify',
    'score',
    'config check',
    'healthcheck',
  ])
    expect(out).toContain(command)
  expect((await claimcast('dance')).code).toBe(1)
})

test('a new database is made, filled once and verified', async () => {
  expect((await claimcast('migrate')).out).toContain('The schema is up to date.')
  expect((await claimcast('seed')).out).toContain('Loaded the starter article with 30 questions.')
  expect((await claimcast('seed')).out).toBe('')
  expect(await claimcast('verify')).toEqual({
    code: 0,
    out: '0 scores and 0 board lines recomputed, 0 differences.\n',
  })
}, 120_000)

test('links are printed whole, with the address of the site', async () => {
  expect((await claimcast('admin', 'create')).out).toMatch(
    /^http:\/\/localhost:3000\/set-up\/[\w-]{43}\n$/,
  )
  expect((await claimcast('user', 'invite')).out).toMatch(
    /^http:\/\/localhost:3000\/invitations\/[\w-]{43}\n$/,
  )
}, 120_000)

test('somebody who is not there is said so, with an exit code', async () => {
  const role = await claimcast('user', 'role', 'nobody_here', 'moderator')
  expect(role.code).toBe(1)
  expect(role.out).toContain('Nobody here is called "nobody_here".')
  const reset = await claimcast('user', 'reset', 'nobody_here')
  expect(reset.out).toContain('Nobody here is called "nobody_here".')
}, 120_000)

test('the settings in force are listed without secrets, each with where it comes from', async () => {
  const { out } = await claimcast('config', 'check')
  expect(out).toContain('PORT=3000 (by default)')
  expect(out).toContain(`CLAIMCAST_DATA_DIR=${directory} (from the environment)`)
  expect(out).toContain('DATABASE_URL= (by default)')
})

test('a server is healthy when it says that it is ready; the exit code tells', async () => {
  let status = 503
  const server = createServer((request, answer) => {
    answer.writeHead(request.url === '/readyz' ? status : 404).end('words of its own')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ask = () => claimcastAt(String(port), 'healthcheck')
  expect(await ask()).toEqual({ code: 1, out: 'words of its own\n' })
  status = 200
  expect(await ask()).toEqual({ code: 0, out: 'words of its own\n' })
  server.close()
  await once(server, 'close')
  expect(await ask()).toEqual({ code: 1, out: 'no answer\n' })
})
