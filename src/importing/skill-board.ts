import { leastForecasters } from '#src/scores/fair.ts'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { platformOf } from '#src/scoring/platform.ts'
import { type RankRange, rankRanges } from '#src/scoring/rank-range.ts'
import {
  isEstablished,
  isRanked,
  minimumClusters,
  rankingKey,
  type Skill,
  skillOf,
} from '#src/scoring/skill.ts'
import { byForecaster, type Line, ranked } from './board.ts'
import type { Forecaster } from './collection.ts'
import type { Score } from './score-collected.ts'

export type SkillLine = Line & {
  /** Of a Brier score, -1..1; its interval, and the sum it comes from. */
  skill: number
  low: number
  high: number
  peer_sum: number
  coverage: number
  questions: number
  is_established: boolean
  /** Null for who has no rank, and where too many have one. */
  rank_range: RankRange | null
}

export type SkillBoard = {
  /** Questions that a rank asks for, and forecasters that a question asks for to count. */
  minimum: number
  forecasters: number
  is_early: boolean
  lambda: number
  lines: SkillLine[]
}

/** Above it the ranges, which compare everybody with everybody, would take minutes. */
const MOST_RANGES = 1000

/**
 * People by skill: the fair comparison. Only questions that enough people forecast count, and only
 * who has enough of them has a rank.
 *
 * @returns null where no two people can be compared
 * @see SCORING.md 3.2 to 3.4
 */
export function skillBoard(scores: Score[], forecasters: Forecaster[]): SkillBoard | null {
  const isPerson = ({ who }: Score) => forecasters[who]?.role === 'person'
  const people = scores.filter(isPerson)
  const least = leastForecasters(new Set(people.map(({ who }) => who)).size)
  const beside = new Map(
    [...Map.groupBy(people, ({ cluster }) => cluster)].map(([id, { length }]) => [id, length]),
  )
  const fair = scores.filter(({ cluster }) => (beside.get(cluster) ?? 0) >= least)
  if (fair.length === 0) return null

  const results = byForecaster(fair, forecasters).map(({ forecaster, scores: own }) => ({
    forecaster,
    results: own.map(({ peer, cluster }) => ({
      ...{ relative: peer.peer, coverage: peer.coverage, cluster },
    })),
  }))
  const platform = platformOf(
    results
      .filter(({ forecaster }) => forecaster.role === 'person')
      .map((one) => clusteredInterval(one.results)),
  )
  const minimum = minimumClusters(beside.size)
  const all = results.map((one) => {
    const { relative } = clusteredInterval(one.results)
    return { ...one.forecaster, of: skillOf(one.results, platform), peer_sum: relative }
  })
  return {
    ...{ minimum, forecasters: least, is_early: minimum < 20, lambda: platform.lambda },
    lines: skillLines(all, minimum),
  }
}

type Judged = Forecaster & { of: Skill; peer_sum: number }

function skillLines(all: Judged[], minimum: number): SkillLine[] {
  const counts = ({ role, of }: Judged) => role === 'person' && isRanked(of, minimum)
  const ordered = all.toSorted(
    (a, b) => Number(counts(b)) - Number(counts(a)) || rankingKey(b.of) - rankingKey(a.of),
  )
  const among = ordered.filter(counts)
  const ranges = among.length > MOST_RANGES ? [] : rankRanges(among.map(({ of }) => of))
  const lines = ranked(ordered, (one) => (counts(one) ? rankingKey(one.of) : null))
  return lines.map(({ of, ...line }, index) => ({
    ...line,
    ...{ skill: of.skill, low: of.low, high: of.high },
    ...{ coverage: of.coverage, questions: of.clusters },
    is_established: isEstablished(of),
    rank_range: ranges[index] ?? null,
  }))
}
