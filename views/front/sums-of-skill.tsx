import { sentence } from '#src/lib/sentence.ts'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { EARLY } from '#src/scoring/platform.ts'
import { rankRanges } from '#src/scoring/rank-range.ts'
import { competitionRanks, minimumClusters, skillFrom } from '#src/scoring/skill.ts'
import { decimals, signed } from '../format.ts'
import { say } from '../say.ts'
import { Figures } from './formula.tsx'

const FOUR = [
  { relative: 0.1, coverage: 1, cluster: 'a' },
  { relative: 0.03, coverage: 0.5, cluster: 'b' },
  { relative: -0.04, coverage: 1, cluster: 'c' },
  { relative: 0.07, coverage: 0.8, cluster: 'd' },
]
const interval = clusteredInterval(FOUR)
const skill = skillFrom(interval)

const inPoints = (value: number | null) => signed(100 * (value ?? 0))
const added = (of: (one: (typeof FOUR)[number]) => string) => FOUR.map(of).join(' + ')

/** Four questions of one person. */
export const IntervalSum = () => {
  const { mean, low, high, standardError, relative, coverage } = interval
  const R = added(({ relative }) => (relative < 0 ? `(−${-relative})` : String(relative)))
  const C = added(({ coverage }) => String(coverage))
  return (
    <p>{say`Four events with R = ${R} = ${decimals(relative, 2)} and C = ${C} = ${decimals(coverage, 1)}: R ÷ C = ${decimals(mean ?? 0, 4)}, or ${inPoints(mean)} points; standard error ${decimals(100 * (standardError ?? 0), 1)}; interval ${inPoints(low)} to ${inPoints(high)}.`}</p>
  )
}

/** The same four, pulled toward 0. */
export const SkillSum = () => {
  const [R, C] = [decimals(interval.relative, 2), decimals(interval.coverage, 1)]
  const { skill: pulled, low, high, weight, variance, deviation } = skill
  return (
    <p>{say`The same four with λ = ${EARLY.lambda}: ${R} ÷ (${C} + ${EARLY.lambda}) = ${decimals(pulled, 4)}, or ${inPoints(pulled)} points. B = ${decimals(weight, 3)}, v = ${decimals(variance, 4)}, standard deviation ${decimals(100 * deviation, 1)}; interval ${inPoints(low)} to ${inPoints(high)}.`}</p>
  )
}

/** What the early constants say of people. */
export const PullSum = () => {
  const spread = Math.sqrt(EARLY.sigmaSquared / EARLY.lambda)
  return (
    <p>{say`With the early numbers τ² = ${EARLY.sigmaSquared} ÷ ${EARLY.lambda} = ${decimals(EARLY.sigmaSquared / EARLY.lambda, 5)}: most people are taken to lie within ${decimals(100 * spread, 1)} points of 0.`}</p>
  )
}

/** How many events a place asks for. */
export const MinimumSum = () => {
  const [few, some, many] = [6, 30, 90].map((resolved) => minimumClusters(resolved))
  return (
    <p>{say`With 6 resolved events a place asks for ${few ?? 0}, with 30 for ${some ?? 0}, with 90 for ${many ?? 0}.`}</p>
  )
}

/** Ties share a place, and the next ones are left out. */
export const TieSum = () => (
  <p>{say`Points of 9, 7, 7 and 3 make places ${competitionRanks([9, 7, 7, 3]).join(', ')}.`}</p>
)

const RANKED = [
  ['Ann', { skill: 0.03, deviation: 0.01 }],
  ['Ben', { skill: 0.02, deviation: 0.005 }],
  ['Cem', { skill: -0.01, deviation: 0.01 }],
] as const

/** Three people, of whom the first two are hard to tell apart. */
export const RankSums = () => {
  const ranges = rankRanges(RANKED.map(([, one]) => one))
  return (
    <Figures
      caption={say`Three people, and where they may rank`}
      heads={[
        sentence`Who`,
        sentence`Points`,
        sentence`Standard deviation`,
        sentence`Expected rank`,
        sentence`Rank range`,
      ]}
      rows={RANKED.map(([who, one], index) => {
        const { expected = 0, low = 0, high = 0 } = ranges[index] ?? {}
        const range = say`${decimals(low, 1)} to ${decimals(high, 1)}`
        const points = [inPoints(one.skill), decimals(100 * one.deviation, 1)] as const
        return [who, ...points, decimals(expected, 1), range] as const
      })}
    />
  )
}
