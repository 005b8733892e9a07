import { spawnSync } from 'node:child_process'
import { crowdNow, hear, openCrowd } from '#src/scoring/live-crowd.ts'
import { poolOf } from '#src/scoring/pools.ts'
import type { Tally } from '#src/scoring/tally.ts'
import { type Figure, median, say, within } from './figures.ts'
import { questionOf, SHAPES, WORK } from './scoring-work.ts'

const LARGEST = 1e6
const SIZES = [1e3, 1e4, 1e5, LARGEST]
const MOST_US = 2
const MOST_RATIO = 13
const MOST_UPDATE_MS = 1
/** What a hundred people may hold of what a million do, over as many forecasts. */
const MOST_SHARE = 0.1

/** Times and weighs the scoring room on one question of up to a million forecasts. */
export async function benchScoring(words: string[]): Promise<boolean> {
  const figures = [
    ...Object.keys(SHAPES).flatMap(timesOfShape),
    updateFigure(),
    ...memoryFigures(),
    {
      case: 'whole run',
      metric: 'peak_mb',
      value: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  ]
  say('scoring', figures, words.includes('--json'))
  return figures.every(within)
}

function timesOfShape(shape: string): Figure[] {
  // What has never run is compiled first, which is not what is asked.
  for (const work of Object.values(WORK)) cpuMs(() => work(questionOf(shape, 1e5)))
  const timed = SIZES.map((n) => {
    const question = questionOf(shape, n)
    const ms = Object.entries(WORK).map(([name, work]) => ({
      name,
      value: cpuMs(() => work(question), Math.min(10, LARGEST / n)),
    }))
    return { n, ms }
  })
  const each = timed.flatMap(({ n, ms }) =>
    ms.map(({ name, value }) => ({
      ...{ case: `${name}, ${shape}`, n, metric: 'cpu_ms', value: tidy(value) },
    })),
  )
  return [...each, ...scoredFigures(shape, timed)]
}

type Timed = { n: number; ms: { name: string; value: number }[] }

function scoredFigures(shape: string, timed: Timed[]): Figure[] {
  const name = `peer and median, ${shape}`
  const scored = timed.slice(-2).map(({ n, ms }) => {
    const both = ms.filter((one) => one.name === 'peer' || one.name === 'median')
    return { n, value: both.reduce((sum, { value }) => sum + value, 0) }
  })
  const [smaller, larger] = scored.map(({ value }) => value) as [number, number]
  const ratio = tidy(larger / smaller)
  return [
    ...scored.map(({ n, value }) => ({
      ...{ case: name, n, metric: 'us_each', value: tidy((1000 * value) / n), limit: MOST_US },
    })),
    { case: name, n: LARGEST, metric: 'ratio_to_1e5', value: ratio, limit: MOST_RATIO },
  ]
}

/** One more forecast beside 1e5 that stand, and what the crowd and each other pool is after it. */
function updateFigure(): Figure {
  const n = 1e5
  const { bps } = questionOf('all distinct', n)
  const crowd = openCrowd<number>()
  for (const [who, bp] of bps.entries()) hear(crowd, who, [bp])
  const rounds = Array.from({ length: 200 }, (_, round) => {
    const began = process.cpuUsage()
    hear(crowd, (round * 7919) % n, [bps[round] as number])
    crowdNow(crowd)
    for (const pool of Object.values(poolOf)) pool(crowd.tallies[0] as Tally)
    return spentMs(began)
  })
  const value = tidy(median(rounds))
  return {
    case: 'crowd and all pools, one more forecast',
    n,
    metric: 'cpu_ms',
    value,
    limit: MOST_UPDATE_MS,
  }
}

/** What each piece of work holds beside its inputs, in all and for each person. */
function memoryFigures(): Figure[] {
  const weighed = Object.keys(SHAPES).flatMap((shape) =>
    SIZES.slice(-2).map((n) => ({ shape, n, held: heldBytes(shape, n) })),
  )
  const both = (shape: string) => {
    const { held } = weighed.find((one) => one.shape === shape && one.n === LARGEST) ?? {}
    return (held?.peer ?? 0) + (held?.median ?? 0)
  }
  const share = both('100 people') / both('all distinct')
  const each = weighed.flatMap(({ shape, n, held }) =>
    Object.entries(held).flatMap(([name, bytes]) => [
      { case: `${name}, ${shape}`, n, metric: 'mem_mb', value: tidy(bytes / 2 ** 20) },
      {
        ...{ case: `${name}, ${shape}`, n, metric: 'bytes_a_person' },
        value: Math.round(bytes / (SHAPES[shape]?.(n) ?? n)),
      },
    ]),
  )
  const name = 'peer and median, 100 people'
  return [
    ...each,
    { case: name, n: LARGEST, metric: 'mem_share', value: tidy(share), limit: MOST_SHARE },
  ]
}

function heldBytes(shape: string, n: number): Record<string, number> {
  const node = ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512']
  const program = ['--import', 'tsx', 'bench/scoring-memory.ts', shape, String(n)]
  const { stdout, stderr } = spawnSync(process.execPath, [...node, ...program], {
    encoding: 'utf8',
  })
  if (!stdout) throw new Error(`What ${shape} hold was not weighed: ${stderr}`)
  return JSON.parse(stdout)
}

/**
 * The CPU time of the quickest of three: the rest waited for the machine. What is short runs ten
 * times in a row, so that the collector and the machine weigh on it as on what is long.
 */
function cpuMs(work: () => unknown, times = 1): number {
  const rounds = [1, 2, 3].map(() => {
    const began = process.cpuUsage()
    for (let time = 0; time < times; time++) work()
    return spentMs(began) / times
  })
  return Math.min(...rounds)
}

function spentMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

const tidy = (value: number) => Math.round(1000 * value) / 1000
