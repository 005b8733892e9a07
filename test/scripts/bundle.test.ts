import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'claimcast-bundle-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function run(program: string, text: string) {
  writeFileSync(program, text)
  const words = ['--import', './scripts/bundle.mjs', program]
  return spawnSync(process.execPath, words, { encoding: 'utf8' })
}

test('a program runs with all it imports, and anew once it has changed', () => {
  const [at, lib] = [join(folder(), 'program.ts'), join(process.cwd(), 'src/lib/sha256.ts')]
  const saying = (word: string) =>
    `import { sha256 } from '${lib}'\nconst said: string = sha256('${word}').length + ' ${word}'\nconsole.log(said, import.meta.url)`
  expect(run(at, saying('first')).stdout).toMatch(/^\d+ first file:.+\/program\.ts\n$/)
  expect(run(at, saying('first')).stdout).toMatch(/^\d+ first /)
  expect(run(at, saying('second')).stdout).toMatch(/^\d+ second /)
})

test('an error names the line of the source that threw it', () => {
  const { status, stderr } = run(
    join(folder(), 'thrower.ts'),
    "type Words = string\n\nthrow new Error('no' satisfies Words)\n",
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/thrower\.ts:3/)
})
