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
  ['bands.ts', 'random() * 10_000, draw: asSaid', '10_000, draw: asSaid', 'bands'],
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
  ['rank-range.ts', 'return 0.5', 'return 1', 'rank-range'],
  ['aggregate.ts', 'Math.sqrt(k) - Math.sqrt(n)', 'k - n', 'aggregate'],
  ['pools.ts', 'Math.sqrt(3 * n * n - 3 * n + 1)', 'Math.sqrt(3 * n * n - 3 * n)', 'pools'],
  ['pools.ts', 'sum += bp * (to - from)', 'sum += bp * many', 'pools'],
  ['pools.ts', 'Math.ceil(standing.size / 2) - 1', 'Math.ceil(standing.size / 2)', 'pools'],
  ['pools.ts', 'standing.counts[0] === standing.size', 'false', 'pools'],
  ['pools.ts', 'Math.max(skill, 0)', 'Math.abs(skill)', 'pools'],
  ['pools-of-options.ts', '100 / options.length', '100', 'pools'],
  ['pools-of-options.ts', 'Math.exp(factor * mean', 'factor * Math.exp(mean', 'pools'],
  ['tally.ts', 'by * weight', 'weight', 'live-crowd'],
  ['tally.ts', 'below <= k', 'below < k', 'pools'],
  ['live-crowd.ts', 'tell(crowd, before, -1)', 'tell(crowd, before, 1)', 'live-crowd'],
  [
    'live-crowd.ts',
    'before.newer.older = before.older',
    'before.newer.older = before',
    'live-crowd',
  ],
  ['newest.ts', 'below > enough + rest', 'below > enough', 'live-crowd'],
  ['newest.ts', 'k * Math.exp(Math.sqrt(k) - root) + 1e-12 * total', '0', 'live-crowd'],
  ['sums.ts', '2n * R * C * sums.crossed', 'R * C * sums.crossed', 'sums'],
  ['sums.ts', 'C ** 4n', 'C ** 3n', 'sums'],
  ['pit.ts', 'draw * (1 - last.chance)', 'draw * last.chance', 'pit'],
  ['pit.ts', 'below + draw * (at - below)', 'at', 'pit'],
  ['../kinds/quantity-crowd.ts', 'bps[2 * k] as number', 'bps[2 * k + 1] as number', ''],
  ['../kinds/quantity.ts', '((place - low) / (high - low))', '(place / high)', ''],
  ['../kinds/quantity.ts', '((high - low) * level)', '(high * level)', ''],
  ['../kinds/quantity-outcome.ts', 'outcome.u ?? (', '(', ''],
  ['../kinds/quantity-outcome.ts', 'Math.max(end ? range[end] : x, range.low)', 'x', ''],
  ['../kinds/ordered.ts', 'border - (borders[k - 1] ?? 0)', 'border', 'ordered'],
  ['conduct.ts', 'questions * FOLLOWING ** 2', 'FOLLOWING ** 2', 'conduct'],
  ['conduct.ts', 'beyondEven >= questions * WORSE', 'beyondEven >= WORSE', 'conduct'],
  ['conduct.ts', 'questions < FEWEST', 'questions <= FEWEST', 'conduct'],
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
    const room = file.startsWith('../kinds/') ? 'kinds' : 'scoring'
    const run = [vitest, 'run', `test/${room}/${tests}`, '--maxWorkers=1', '--bail=1']
    return spawnSync(process.execPath, run, { stdio: 'ignore' }).status !== 0
  } finally {
    writeFileSync(path, sound)
  }
}
