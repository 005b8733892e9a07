import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'vitest'

const test = base.extend('folder', ({}, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcast tally '))
  onCleanup(() => rmSync(folder, { recursive: true, force: true }))
  return folder
})

/** Writes the reports of some suites, as passed and failed tests, and adds them up. */
function tally(folder: string, suites: Record<string, [number, number]>, failedRuns: number) {
  for (const [name, [numPassedTests, numFailedTests]] of Object.entries(suites))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ numPassedTests, numFailedTests }))
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/tally.mjs', folder, String(failedRuns)],
    { encoding: 'utf8' },
  )
  return { status, lines: stdout.trim().split('\n') }
}

test('all suites are added up on the last line', ({ folder }) => {
  expect(tally(folder, { browser: [6, 0], embedded: [900, 0] }, 0)).toEqual({
    status: 0,
    lines: [
      'browser: 6 passed, 0 failed',
      'embedded: 900 passed, 0 failed',
      '906 passed, 0 failed',
    ],
  })
})

test('one failed test fails the whole, and the run it failed is not counted again', ({
  folder,
}) => {
  const { status, lines } = tally(folder, { browser: [6, 0], embedded: [899, 1] }, 1)
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe('905 passed, 1 failed')
})

test('a failed check counts beside the failed tests of a suite', ({ folder }) => {
  const { status, lines } = tally(folder, { embedded: [897, 3] }, 2)
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe('897 passed, 4 failed')
})

test('a suite that ended without a report counts as a failure', ({ folder }) => {
  const { status, lines } = tally(folder, { embedded: [900, 0] }, 1)
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe('900 passed, 1 failed')
})

test('a suite whose file could not be loaded fails without a failed test', ({ folder }) => {
  const { status, lines } = tally(folder, { embedded: [880, 0], browser: [5, 1] }, 2)
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe('885 passed, 2 failed')
})

test('with no report at all the line is there and the run has failed', ({ folder }) => {
  expect(tally(folder, {}, 6)).toEqual({ status: 1, lines: ['0 passed, 6 failed'] })
})
