// The whole check of the code: types, layout, unused code, who imports whom, and budgets.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { architectureViolations, ROOMS, roomGraph } from './architecture.mjs'
import { budgets } from './budgets.mjs'
import { readSources } from './sources.mjs'
import { CATALOGUE, leftOut, written } from './words.mjs'

const code = ['src', 'views', 'migrations'].flatMap(readSources)
const tests = readSources('test')

if (process.argv.includes('--graph')) drawGraph()
else check()

function check() {
  const results = [
    tool('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
    tool('layout', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    tool('unused code', 'knip/bin/knip.js', []),
    rules('architecture', architectureViolations(code)),
    rules('catalogue', [...leftOut(code), ...staleCatalogue()]),
    measured(),
  ]
  process.exit(results.every(Boolean) ? 0 : 1)
}

function tool(name, path, parameters) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`node_modules/${path}`, ...parameters],
    { encoding: 'utf8' },
  )
  return rules(name, status === 0 ? [] : [`${stdout}${stderr}`.trim()])
}

function staleCatalogue() {
  const isFresh = readFileSync(CATALOGUE, 'utf8') === written(code)
  return isFresh ? [] : [`${CATALOGUE} is older than what is said: npm run words writes it anew`]
}

function measured() {
  const { figures, violations } = budgets(code, tests)
  const shown = Object.entries(figures).map(
    ([name, value]) => `${name} ${Math.round(value * 1000) / 1000}`,
  )
  console.log(`         ${shown.join(', ')}`)
  return rules('budgets', violations)
}

function rules(name, violations) {
  console.log(`${violations.length === 0 ? 'ok      ' : 'FAILED  '} ${name}`)
  for (const violation of violations) console.log(violation)
  return violations.length === 0
}

/** Rooms from the lowest up, each with the rooms below that it stands on. */
function drawGraph() {
  const arrows = roomGraph(code)
  let upward = 0
  for (const room of ROOMS.filter((name) =>
    code.some(({ path }) => path.startsWith(`src/${name}/`)),
  )) {
    const below = [...(arrows.get(room) ?? [])].sort(
      ([a], [b]) => ROOMS.indexOf(a) - ROOMS.indexOf(b),
    )
    upward += below.filter(([to]) => ROOMS.indexOf(to) > ROOMS.indexOf(room)).length
    console.log(
      `${room.padEnd(13)}-> ${below.map(([to, count]) => `${to} ${count}`).join(', ') || 'nothing'}`,
    )
  }
  console.log(
    upward === 0
      ? 'Every arrow points to an earlier room, so there is no circle.'
      : `${upward} arrows point upward.`,
  )
  process.exit(upward === 0 ? 0 : 1)
}
