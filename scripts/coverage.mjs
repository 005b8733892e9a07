// Tells what of the pure rooms no test of theirs runs, by V8's own counts of functions and branches.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lineOf } from './sources.mjs'

const ROOMS = /^src\/(?:scoring|kinds)\//

const folder = mkdtempSync(join(tmpdir(), 'coverage-'))
const parameters = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'vitest.coverage.config.ts',
]
const { status } = spawnSync(process.execPath, parameters, {
  stdio: 'inherit',
  env: { ...process.env, NODE_V8_COVERAGE: folder },
})
const ran = readdirSync(folder)
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).result)
  .filter(({ url }) => url.startsWith('file:'))
  .map(({ url, functions }) => ({ path: relative('.', fileURLToPath(url)), functions }))
  .filter(({ path }) => ROOMS.test(path))
rmSync(folder, { recursive: true })

const files = Map.groupBy(ran, ({ path }) => path)
const missed = [...files].flatMap(([path, runs]) => missedIn(path, runs))
for (const place of missed) console.log(place)
console.log(`${files.size} files, ${missed.length} branches never ran`)
process.exit(status === 0 && files.size > 0 && missed.length === 0 ? 0 : 1)

/** The stretches that ran in none of the runs: inner counts stand after outer ones. */
function missedIn(path, runs) {
  const text = readFileSync(path, 'utf8')
  const hit = new Uint8Array(text.length)
  for (const { functions } of runs) {
    const own = new Uint8Array(text.length).fill(1)
    for (const { count, startOffset, endOffset } of functions.flatMap(({ ranges }) => ranges))
      own.fill(count > 0 ? 1 : 0, startOffset, endOffset)
    for (const [index, one] of own.entries()) if (one) hit[index] = 1
  }
  const begins = [...hit.keys()].filter((index) => !hit[index] && (hit[index - 1] ?? 1))
  return begins.map(
    (index) => `${path}:${lineOf(text, index)} ${text.slice(index, index + 60).split('\n')[0]}`,
  )
}
