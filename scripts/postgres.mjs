// Starts a private PostgreSQL on a free port of this machine, runs a command with its address in
// TEST_DATABASE_URL, and takes it away again: postgres.mjs [--safe] FILE.js PARAMETERS
// Without --safe it does not wait for the disk, which no test of a crash may do without.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const words = process.argv.slice(2)
const isSafe = words[0] === '--safe'
const command = isSafe ? words.slice(1) : words

const binaries = findBinaries()
const port = await freePort()
const isRoot = userInfo().uid === 0
const directory = mkdtempSync(join(tmpdir(), 'claimcast-postgres-'))

// Before the start, so that a signal that comes during it leaves no server behind.
let child
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal))
process.on('exit', takeAway)

if (isRoot) giveToPostgres(directory)

asPostgres('initdb', [
  ...['-D', join(directory, 'data'), '-U', 'postgres', '-A', 'trust', '--no-sync'],
  // Not what the machine happens to be set to: lengths are counted in characters.
  ...['-E', 'UTF8', '--locale=C'],
])
const speed = isSafe ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
// As much memory as compose.yaml gives.
const memory = '-c shared_buffers=256MB'
const options = `-p ${port} -k "${directory}" -c listen_addresses=127.0.0.1 -c max_connections=200 ${memory} ${speed}`
asPostgres('pg_ctl', [
  '-D',
  join(directory, 'data'),
  '-l',
  join(directory, 'log'),
  '-w',
  '-o',
  options,
  'start',
])

const url = `postgres://postgres:any@127.0.0.1:${port}/postgres`
child = spawn(process.execPath, command, {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: url },
})
child.on('exit', (code) => process.exit(code ?? 1))

function takeAway() {
  if (existsSync(join(directory, 'data', 'postmaster.pid')))
    asPostgres('pg_ctl', ['-D', join(directory, 'data'), '-m', 'immediate', 'stop'])
  rmSync(directory, { recursive: true, force: true })
}

function findBinaries() {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged)
    ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a))
    : []
  const folders = [
    ...versions.map((version) => join(packaged, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  const found = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  )
  if (found) return found
  console.error('No PostgreSQL server programs (initdb, pg_ctl) were found. Install postgresql.')
  process.exit(1)
}

/** The server refuses to run as root, so it runs as the user its package made. */
function asPostgres(program, parameters) {
  const path = join(binaries, program)
  const [file, all] = isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', path, ...parameters]]
    : [path, parameters]
  execFileSync(file, all, { stdio: ['ignore', 'ignore', 'inherit'], cwd: directory })
}

function giveToPostgres(path) {
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  chownSync(path, id('-u'), id('-g'))
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
