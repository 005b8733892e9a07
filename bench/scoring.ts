import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { brier } from '#src/scoring/brier.ts'
import { crowdNow, hear, openCrowd } from '#src/scoring/live-crowd.ts'
import type { Compared, Logged } from '#src/scoring/log.ts'
import { medianScores } from '#src/scoring/median.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { pooledOdds, trimmedMean } from '#src/scoring/pools.ts'
import { medianOf } from '#src/scoring/quantile.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { type Figure, median, say, within } from './figures.ts'

const YEAR_MS = 31_536_000_000
const SIZES = [1e3, 1e4, 1e5, 1e6]
const SHAPES: Record<string, (n: number) => number> = {
  'all distinct': (n) => n,
  'ten each': (n) => n / 10,
  '100 people': () => 100,
}
const MOST_US = 2
const MOST_RATIO = 13
const MOST_UPDATE_MS = 1

/** Times the scoring room on one question of up to a million forecasts. */
export async function benchScoring(words: string[]): Promise<boolean> {
  const figures = [
    ...Object.keys(SHAPES).flatMap(figuresOfShape),
    updateFigure(),
    {
      case: 'whole run',
      metric: 'peak_mb',
      value: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  ]
  say('scoring', figures, words.includes('--json'))
  return figures.every(within)
}

type Question = { log: Logged[]; bps: number[]; compared: Compared }

/** A year of forecasts by so many people, in order of time, from a fixed seed. */
function questionOf(shape: string, n: number): Question {
  const people = SHAPES[shape]?.(n) ?? n
  const random = randomFrom(n)
  const bps = Array.from({ length: n }, () => Math.floor(random() * 10_001))
  const log = bps.map((bp, index) => ({
    at: Math.floor((YEAR_MS * index) / n),
    who: people === n ? index : Math.floor(random() * people),
    score: brier(bp, true),
  }))
  const window = { from: 0, to: YEAR_MS, end: YEAR_MS }
  const reference = Array.from({ length: people }, () => true)
  return { log, bps, compared: { reference, window, unit: 1e8 } }
}

const WORK: Record<string, (question: Question) => unknown> = {
  peer: ({ log, compared }) => peerScores(log, compared),
  median: ({ log, compared }) => medianScores(log, compared),
  crowd: ({ log, bps }) => {
    const crowd = openCrowd<number>()
    for (const [index, { who }] of log.entries()) hear(crowd, who, bps[index] as number)
    return crowdNow(crowd)
  },
  aggregates: ({ bps, compared }) => {
    const standing = bps.slice(-compared.reference.length)
    return [
      ...[trimmedMean(standing), trimmedMean(standing, 0.1), medianOf(standing)],
      ...[pooledOdds(standing), recencyWeightedMedian(standing)],
    ]
  },
}

function figuresOfShape(shape: string): Figure[] {
  // What has never run is compiled first, which is not what is asked.
  for (const work of Object.values(WORK)) cpuMs(() => work(questionOf(shape, 1e5)))
  const timed = SIZES.map((n) => {
    const question = questionOf(shape, n)
    return {
      n,
      ms: Object.entries(WORK).map(([name, work]) => [name, cpuMs(() => work(question))] as const),
    }
  })
  const scored = timed.map(({ n, ms }) => {
    const both = ms.filter(([name]) => name === 'peer' || name === 'median')
    return { n, value: both.reduce((sum, [, one]) => sum + one, 0) }
  })
  const name = `peer and median, ${shape}`
  const [smaller, larger] = scored.slice(-2).map(({ value }) => value) as [number, number]
  return [
    ...timed.flatMap(({ n, ms }) =>
      ms.map(([work, value]) => ({
        case: `${work}, ${shape}`,
        n,
        metric: 'cpu_ms',
        value: tidy(value),
      })),
    ),
    ...scored.slice(-2).map(({ n, value }) => ({
      ...{ case: name, n, metric: 'us_each', value: tidy((1000 * value) / n), limit: MOST_US },
    })),
    {
      case: name,
      n: 1e6,
      metric: 'ratio_to_1e5',
      value: tidy(larger / smaller),
      limit: MOST_RATIO,
    },
  ]
}

/** One more forecast beside 1e5 that stand, and the crowd's chance after it. */
function updateFigure(): Figure {
  const n = 1e5
  const { bps } = questionOf('all distinct', n)
  const crowd = openCrowd<number>()
  for (const [who, bp] of bps.entries()) hear(crowd, who, bp)
  const rounds = Array.from({ length: 200 }, (_, round) => {
    const began = process.cpuUsage()
    hear(crowd, (round * 7919) % n, bps[round] as number)
    crowdNow(crowd)
    return spentMs(began)
  })
  const value = tidy(median(rounds))
  return { case: 'crowd, one more forecast', n, metric: 'cpu_ms', value, limit: MOST_UPDATE_MS }
}

/** The CPU time of the quickest of three: the rest waited for the machine or the collector. */
function cpuMs(work: () => unknown): number {
  const rounds = [1, 2, 3].map(() => {
    const began = process.cpuUsage()
    work()
    return spentMs(began)
  })
  return Math.min(...rounds)
}

function spentMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

const tidy = (value: number) => Math.round(1000 * value) / 1000
