import { z } from 'zod'
import { brier } from '#src/scoring/brier.ts'
import { clusteredInterval, type Result } from '#src/scoring/interval.ts'
import { logOf } from '#src/scoring/log.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { estimated } from '#src/scoring/platform.ts'
import { rankRanges } from '#src/scoring/rank-range.ts'
import { competitionRanks, rankingKey, skillOf } from '#src/scoring/skill.ts'
import { windowOf } from '#src/scoring/standing.ts'
import { type Compare, type Computed, compareFields } from './compare.ts'
import type { Group } from './groups.ts'

const event = z.union([
  z.strictObject({ t: z.number(), bp: z.number() }),
  z.strictObject({ t: z.number(), withdraw: z.literal(true) }),
])
const question = z.strictObject({
  id: z.string(),
  cluster: z.union([z.number(), z.string()]),
  open: z.number(),
  scheduled_close: z.number(),
  known_at: z.number().nullable(),
  outcome: z.number(),
  users: z.record(z.string(), z.array(event)),
})
const asked = z.strictObject({
  questions: z.array(question),
  lambda: z.number().nullable(),
  lambda_clamp: z.tuple([z.number(), z.number()]),
  pool_min_clusters: z.number(),
})

function board({ questions, lambda, lambda_clamp, pool_min_clusters }: z.output<typeof asked>) {
  const results = Map.groupBy(questions.flatMap(resultsOf), ({ id }) => id)
  const covered = [...results].filter(([, own]) => own.some(({ coverage }) => coverage > 0))
  const intervals = covered.map(([, own]) => clusteredInterval(own))
  const [least, most] = lambda_clamp
  const estimate = estimated(intervals, { least, most, clusters: pool_min_clusters })
  const sigmaSquared = estimate?.sigmaSquared ?? Number.NaN
  const platform = { lambda: lambda ?? estimate?.lambda ?? Number.NaN, sigmaSquared }

  const skills = covered.map(([, own]) => skillOf(own, platform))
  const ranges = rankRanges(skills)
  const order = skills.map(rankingKey).sort((a, b) => b - a)
  const ranks = competitionRanks(order)
  const rows = covered.map(([id], index) => {
    const { relative, coverage, mean, clusters, standardError, effective } = intervals[
      index
    ] as (typeof intervals)[number]
    const { skill, weight, deviation } = skills[index] as (typeof skills)[number]
    const { expected, low, high } = ranges[index] as (typeof ranges)[number]
    const row = {
      ...{ sum_relative: relative, coverage, clusters, mean, se: standardError },
      ...{ n_effective: effective, shrink: weight, skill, sd: deviation },
      rank: ranks[order.indexOf(rankingKey({ skill } as never))],
      ...{ rank_expected: expected, rank_lo: low, rank_hi: high },
    }
    return [id, row]
  })
  return {
    sigma2: sigmaSquared,
    tau2: estimate?.tauSquared,
    lambda_unclamped: estimate?.unclamped ?? null,
    lambda: platform.lambda,
    rows: Object.fromEntries(rows),
  }
}

function resultsOf(one: z.output<typeof question>): (Result & { id: string })[] {
  const ids = Object.keys(one.users)
  const log = logOf(
    Object.values(one.users).map((events) =>
      events.map((move) => ({
        at: move.t,
        score: 'bp' in move ? brier(move.bp, one.outcome === 1) : null,
      })),
    ),
  )
  const window = windowOf({
    opens_at: one.open,
    closes_at: one.scheduled_close,
    known_at: one.known_at,
  })
  const scoreOf = peerScores(log, { reference: ids.map(() => true), window, unit: 1e8 })
  return ids.map((id, who) => {
    const { peer, coverage } = scoreOf(who)
    return { id, relative: peer, coverage, cluster: String(one.cluster) }
  })
}

const tolerance = z.strictObject({ abs: z.number(), tau2_rel: z.number() })
const FOUND_BY_HALVING = ['tau2', 'lambda_unclamped', 'lambda']

const compareBoard: Compare = (computed, expected, given) => {
  const { abs, tau2_rel } = tolerance.parse(given)
  return compareFields(computed, expected, (name) =>
    FOUND_BY_HALVING.includes(name) ? tau2_rel * Math.abs(Number(expected[name])) : abs,
  )
}

const triples = z.strictObject({
  scores: z.array(z.tuple([z.string(), z.union([z.number(), z.string()]), z.number()])),
})

/**
 * Relative skill from pairs (Cramer et al. 2022). Ratios are not proper, so nothing on the site
 * uses it: it stands here alone.
 */
function pairwise({ scores }: z.output<typeof triples>): Computed {
  const ofUser = Map.groupBy(scores, ([user]) => user)
  const users = [...ofUser.keys()]
  const sums = (one: string, other: string) => {
    const shared = new Set(ofUser.get(other)?.map(([, asked]) => asked))
    const common = (ofUser.get(one) ?? []).filter(([, asked]) => shared.has(asked))
    return common.reduce((sum, [, , score]) => sum + score, 0)
  }
  const theta = users.map((one) => {
    const logs = users.map((other) => Math.log(sums(one, other) / sums(other, one)))
    return [one, Math.exp(logs.reduce((sum, log) => sum + log, 0) / users.length)]
  })
  return { theta: Object.fromEntries(theta) }
}

export const leaderboard: Group = { inputs: asked, compute: board, compare: compareBoard }
export const pairwiseTheta: Group = { inputs: triples, compute: pairwise }
