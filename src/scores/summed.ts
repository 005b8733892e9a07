import type { Score } from '#src/db/schema.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { clusteredInterval, type Interval } from '#src/scoring/interval.ts'
import type { Platform } from '#src/scoring/platform.ts'
import { type Skill, skillOf } from '#src/scoring/skill.ts'
import { meanOf } from './own-score.ts'

/** A counted score with what it is summed by. */
export type Summed = Score & {
  cluster: string
  /** Whether enough people forecast the question to compare them by skill. */
  fair: boolean
  tags: string[]
  closes_at: Date
  resolved_at: Date
}

/** What some scores of one person add up to. */
export type Sums = {
  questions: number
  /** Means over questions, integers of 1e-10. */
  mean: number | undefined
  coverage: number | undefined
  skill: Skill
}

export const sumsOf = (scores: Summed[], platform?: Platform): Sums => ({
  questions: scores.length,
  mean: meanOf(scores.flatMap(({ average }) => average ?? [])),
  coverage: meanOf(scores.map(({ coverage }) => coverage)),
  skill: skillOf(scores.filter(({ fair }) => fair).map(peerResult), platform),
})

const peerResult = ({ peer, peer_coverage, cluster }: Summed) => ({
  relative: peer / STORED_UNIT,
  coverage: peer_coverage / STORED_UNIT,
  cluster,
})

/** How much better than others somebody was on average, each with its interval. */
export type Relative = Record<'peers' | 'median' | 'others' | 'crowd', Interval>

export function relativeOf(scores: Summed[]): Relative {
  const fair = scores.filter((one) => one.fair)
  const against = (column: 'peer' | 'vs_median' | 'vs_median_of_others') =>
    clusteredInterval(
      fair.map((one) => ({ ...peerResult(one), relative: one[column] / STORED_UNIT })),
    )
  return {
    peers: against('peer'),
    median: against('vs_median'),
    others: against('vs_median_of_others'),
    crowd: clusteredInterval(
      scores.map(({ vs_crowd, vs_crowd_coverage, cluster }) => ({
        relative: vs_crowd / STORED_UNIT,
        coverage: vs_crowd_coverage / STORED_UNIT,
        cluster,
      })),
    ),
  }
}

export type Group = Sums & { name: string }

/** By topic, the fullest first; a question counts for each of its own. */
export function byTopic(scores: Summed[], platform?: Platform): Group[] {
  const topics = new Set(scores.flatMap(({ tags }) => tags))
  return [...topics]
    .map((name) => ({
      name,
      ...sumsOf(
        scores.filter(({ tags }) => tags.includes(name)),
        platform,
      ),
    }))
    .sort((a, b) => b.questions - a.questions || a.name.localeCompare(b.name))
}

/** By the year of the scheduled close, which is known before anybody speaks; the newest first. */
export function byYear(scores: Summed[], platform?: Platform): Group[] {
  const years = Map.groupBy(scores, ({ closes_at }) => String(closes_at.getUTCFullYear()))
  return [...years]
    .map(([name, ofYear]) => ({ name, ...sumsOf(ofYear, platform) }))
    .sort((a, b) => Number(b.name) - Number(a.name))
}

/** Where somebody stood after a resolution. */
export type Standing = { at: Date; questions: number; mean: number | undefined; skill: number }

const MOST_POINTS = 60

/** How the sums went from resolution to resolution, at no more points than a chart can show. */
export function progressOf(scores: Summed[], platform?: Platform): Standing[] {
  const ordered = scores.toSorted((a, b) => a.resolved_at.getTime() - b.resolved_at.getTime())
  const points = Math.min(MOST_POINTS, ordered.length)
  return Array.from({ length: points }, (_, index) => {
    const questions = Math.ceil(((index + 1) * ordered.length) / points)
    const { mean, skill } = sumsOf(ordered.slice(0, questions), platform)
    const { resolved_at } = ordered[questions - 1] as Summed
    return { at: resolved_at, questions, mean, skill: skill.skill }
  })
}
