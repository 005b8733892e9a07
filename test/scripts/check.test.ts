import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { test as base, expect } from 'vitest'

const TOOLS = ['typescript/bin/tsc', '@biomejs/biome/bin/biome', 'knip/bin/knip.js']
const SOUND = 'export const a = 1\n'

/** A small project in which every part of the check is content. */
function makeProject() {
  const folder = mkdtempSync(join(tmpdir(), 'claim cast '))
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const tool of TOOLS) put(`node_modules/${tool}`, '')
  put('src/lib/a.ts', SOUND)
  put('test/lib/a.test.ts', SOUND)
  for (const name of ['views', 'migrations']) mkdirSync(join(folder, name))
  put('views/catalogue.json', '[\n\n]\n')

  const check = (...words: string[]) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [resolve('scripts/check.mjs'), ...words],
      { cwd: folder, encoding: 'utf8' },
    )
    return {
      status,
      stdout,
      parts: stdout.split('\n').filter((one) => /^(?:ok|FAILED) /.test(one)),
    }
  }
  return { folder, put, check }
}

const test = base.extend('project', ({}, { onCleanup }) => {
  const project = makeProject()
  onCleanup(() => rmSync(project.folder, { recursive: true, force: true }))
  return project
})

test('says one line for each part, and succeeds when all do', ({ project }) => {
  const { status, parts } = project.check()
  expect(parts.map((one) => one.split(/\s+/).slice(1).join(' '))).toEqual([
    'types',
    'layout',
    'unused code',
    'architecture',
    'catalogue',
    'budgets',
  ])
  expect(parts.every((one) => one.startsWith('ok'))).toBe(true)
  expect(status).toBe(0)
})

test.for([
  ['types', 'typescript/bin/tsc'],
  ['layout', '@biomejs/biome/bin/biome'],
  ['unused code', 'knip/bin/knip.js'],
] as const)('fails with %s, shows why and goes on with the rest', ([part, tool], { project }) => {
  project.put(`node_modules/${tool}`, "console.log('a.ts is wrong'); process.exit(2)")
  const { status, stdout, parts } = project.check()
  expect(status).toBe(1)
  expect(stdout).toContain(`${part}\na.ts is wrong`)
  expect(parts.filter((one) => one.startsWith('FAILED'))).toEqual([`FAILED   ${part}`])
  expect(parts).toHaveLength(6)
})

test('a tool that is not there is a failure', ({ project }) => {
  rmSync(join(project.folder, 'node_modules/knip'), { recursive: true })
  const { status, parts } = project.check()
  expect(status).toBe(1)
  expect(parts).toContain('FAILED   unused code')
})

test('fails with the architecture and names file, line and rule', ({ project }) => {
  project.put('src/lib/a.ts', "import { b } from '#src/jobs/b.ts'\n")
  const { status, stdout } = project.check()
  expect(status).toBe(1)
  expect(stdout).toContain(
    'FAILED   architecture\nsrc/lib/a.ts:1 imports the later room jobs\nsrc/lib/a.ts:1 is pure',
  )
})

test('fails with the budgets and shows the figures', ({ project }) => {
  project.put('src/lib/a.ts', SOUND.repeat(2))
  const { status, stdout } = project.check()
  expect(status).toBe(1)
  expect(stdout).toContain('testToCode 0.5')
  expect(stdout).toContain('FAILED   budgets\ntests have 0.50 lines for a line of code')
})

test('draws the rooms in order, each with what it stands on', ({ project }) => {
  const imports = ["import { a } from '#src/lib/a.ts'", "import { d } from '#src/db/d.ts'"]
  project.put('src/events/e.ts', imports.join('\n'))
  project.put('src/events/f.ts', imports[0] as string)
  project.put('src/db/d.ts', SOUND)
  expect(project.check('--graph')).toMatchObject({
    status: 0,
    stdout: [
      'lib          -> nothing',
      'db           -> nothing',
      'events       -> lib 2, db 1',
      'Every arrow points to an earlier room, so there is no circle.',
      '',
    ].join('\n'),
  })
})

test('a drawing with an arrow upward fails', ({ project }) => {
  project.put('src/db/d.ts', "import { e } from '#src/events/e.ts'")
  project.put('src/events/e.ts', "import { d } from '#src/db/d.ts'")
  const { status, stdout } = project.check('--graph')
  expect(status).toBe(1)
  expect(stdout).toContain('db           -> events 1\nevents       -> db 1\n1 arrows point upward.')
})
