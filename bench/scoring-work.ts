import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { brier } from '#src/scoring/brier.ts'
import { crowdNow, hear, openCrowd } from '#src/scoring/live-crowd.ts'
import type { Compared, Logged } from '#src/scoring/log.ts'
import { medianScores } from '#src/scoring/median.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { poolOf } from '#src/scoring/pools.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { tallyOf } from '#src/scoring/tally.ts'

const YEAR_MS = 31_536_000_000

/** How many people so many forecasts are made by. */
export const SHAPES: Record<string, (n: number) => number> = {
  'all distinct': (n) => n,
  'ten each': (n) => n / 10,
  '100 people': () => 100,
}

export type Question = { log: Logged[]; bps: number[]; compared: Compared }

/** A year of forecasts by so many people, in order of time, from a fixed seed. */
export function questionOf(shape: string, n: number): Question {
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

/** What is measured on a question. */
export const WORK: Record<string, (question: Question) => unknown> = {
  peer: ({ log, compared }) => {
    const scoreOf = peerScores(log, compared)
    return compared.reference.reduce((sum, _, who) => sum + scoreOf(who).peer, 0)
  },
  median: ({ log, compared }) => {
    const scoreOf = medianScores(log, compared)
    return compared.reference.reduce((sum, _, who) => sum + scoreOf(who).others, 0)
  },
  crowd: ({ log, bps }) => {
    const crowd = openCrowd<number>()
    for (const [index, { who }] of log.entries()) hear(crowd, who, [bps[index] as number])
    return crowdNow(crowd)
  },
  aggregates: ({ bps, compared }) => {
    const standing = bps.slice(-compared.reference.length)
    const tally = tallyOf(standing)
    return [recencyWeightedMedian(standing), ...Object.values(poolOf).map((pool) => pool(tally))]
  },
}
