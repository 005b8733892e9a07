// Plants one fault after another into the arithmetic of scores and runs its tests: a fault that
// none of them notices is a test that is missing. Each file is put back; it takes a few minutes.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** File, what it says, what it is made to say, and the tests that must notice. */
const FAULTS = [
  ['brier.ts', '(bp - (happened ? 10_000 : 0)) ** 2', '(bp - (happened ? 9999 : 0)) ** 2', 'brier'],
  ['brier.ts', '** 2, 0) / 2', '** 2, 0)', 'brier'],
  ['ranked.ts', 'outcome <= k', 'outcome < k', 'ranked'],
  ['standing.ts', 'Math.max(at, from)', 'at', 'standing'],
  ['standing.ts', 'Math.min(next, to)', 'next', 'standing'],
  ['over-time.ts', 'window.end - window.to', 'window.to - window.from', 'over-time'],
  ['over-time.ts', 'at >= window.to', 'at > window.to', 'over-time'],
  ['log.ts', 'counts < to', 'counts <= to', 'log'],
  ['field.ts', 'scores / (standing - 1), standing', 'scores / standing, standing', 'field'],
  ['field.ts', 'others: time, weight: 0', 'others: time, weight: time', 'field'],
  ['field.ts', 'standing >= 2', 'standing >= 1', 'field'],
  ['accounts.ts', '-sign * score', 'sign * score', 'accounts'],
  ['accounts.ts', 'owed * second.weight', 'owed * first.weight', 'accounts'],
  ['accounts.ts', 'lost: purses[2 * who + 1] as number', 'lost: 0', 'accounts'],
  ['peer.ts', 'reference[who] ? 2 : 1', '1', 'peer'],
  ['peer.ts', 'held, score)\n    hold', 'score, score)\n    hold', 'peer'],
  ['peer.ts', 'score === held', 'false', 'peer'],
  ['peer.ts', 'window.end - window.to : 0', '0 : 0', 'peer'],
  ['median.ts', 'place < 0 ? first', 'place < 0 || true ? first', 'median'],
  ['median.ts', 'reference[who] ? placeAmong', 'true ? placeAmong', 'median'],
  ['middle.ts', 'below: upper, there: upper', 'below: lower, there: upper', 'median'],
  ['middle.ts', '(before + after) / 2', 'centre', 'median'],
  ['middle.ts', 'passed * (above - there)', 'passed * (above - below)', 'median'],
  ['crps.ts', 'a * a + a * b + b * b', 'a * a + b * b', 'crps'],
  ['crps.ts', '1 - chance', 'chance', 'crps'],
  ['curve.ts', 'knot.x > x : knot.x >= x', 'knot.x >= x : knot.x >= x', 'curve'],
  ['logarithmic.ts', '(1 - UNIFORM) * slope', 'slope', 'logarithmic'],
  ['murphy.ts', 'happened * (1 - happened)', 'happened * happened', 'murphy'],
  ['murphy.ts', '2 * mean((one, bin)', 'mean((one, bin)', 'murphy'],
  ['corp.ts', 'next.hits * one.weight', 'next.hits * next.weight', 'corp'],
  ['corp.ts', '!isBelow(before, last)', 'isBelow(last, before)', 'corp'],
  ['corp.ts', 'o * (1 - o)', 'o', 'corp'],
  ['bands.ts', 'random() * 10_000 < one.bp', 'random() * 10_000 > one.bp', 'bands'],
  ['calibrated.ts', '2 * normalCdf(-Math.abs(z))', 'normalCdf(-Math.abs(z))', 'calibrated'],
  ['calibrated.ts', 'bp * (10_000 - bp)', 'bp * bp', 'calibrated'],
  ['interval.ts', 'clusters / (clusters - 1)', '1', 'interval'],
  ['interval.ts', 'r - mean * c', 'r - c', 'interval'],
  ['bootstrap.ts', 'drawn.length - 1', 'drawn.length', 'bootstrap'],
  ['bootstrap.ts', 'power(3) / (6', '-power(3) / (6', 'vectors'],
  ['platform.ts', 'sum + clusters - 1', 'sum + clusters', 'platform'],
  ['platform.ts', 'sigmaSquared / effective + tauSquared', 'sigmaSquared + tauSquared', 'platform'],
  ['skill.ts', '(1 - weight) ** 2 * prior', '(1 - weight) * prior', 'skill'],
  ['skill.ts', 'coverage >= minimum / 2', 'coverage >= minimum', 'skill'],
  ['skill.ts', 'Math.ceil(resolved / 3)', 'Math.ceil(resolved / 2)', 'skill'],
  ['rank-range.ts', 'gap === 0 ? 0.5', 'gap === 0 ? 1', 'rank-range'],
  ['aggregate.ts', 'Math.sqrt(k) - Math.sqrt(n)', 'k - n', 'aggregate'],
  ['pools.ts', 'Math.sqrt(3 * n * n - 3 * n + 1)', 'Math.sqrt(3 * n * n - 3 * n)', 'pools'],
  ['pools.ts', 'left, bps.length - left', 'left, bps.length', 'pools'],
  ['pools-of-options.ts', '100 / columns.length', '100', 'pools'],
  ['live-crowd.ts', 'below > total / 2 + rest', 'below > total / 2', 'live-crowd'],
  ['beside.ts', 'mine.to <= theirs.to', 'mine.to < theirs.from', 'beside'],
  ['quantile.ts', '(ordered.length - 1) * share', 'ordered.length * share', 'quantile'],
  ['exact.ts', 'below % 2 === 0', 'below % 2 !== 0', 'exact'],
]

const only = process.argv.slice(2)
const chosen = FAULTS.filter(([file]) => only.length === 0 || only.includes(file))
const survivors = chosen.filter((fault) => !isNoticed(fault))
for (const [file, said, made] of survivors) console.log(`SURVIVED ${file}: ${said} -> ${made}`)
console.log(`${chosen.length} faults planted, ${survivors.length} survived`)
process.exit(survivors.length === 0 ? 0 : 1)

function isNoticed([file, said, made, tests]) {
  const path = `src/scoring/${file}`
  const sound = readFileSync(path, 'utf8')
  if (!sound.includes(said)) throw new Error(`${path} does not say ${said}`)
  try {
    writeFileSync(path, sound.replace(said, made))
    const vitest = 'node_modules/vitest/vitest.mjs'
    const run = [vitest, 'run', `test/scoring/${tests}`, '--maxWorkers=1', '--bail=1']
    return spawnSync(process.execPath, run, { stdio: 'ignore' }).status !== 0
  } finally {
    writeFileSync(path, sound)
  }
}
