import { clusteredInterval, type Interval, type Result } from './interval.ts'
import { EARLY, type Platform } from './platform.ts'

export type Skill = {
  /** sum R / (sum C + lambda): the mean relative score, pulled toward 0. */
  skill: number
  low: number
  high: number
  coverage: number
  clusters: number
  /** B = C / (C + lambda): the weight of the evidence, 0..1. */
  weight: number
  /** v: the variance of the mean, by the spread of all or by one's own, whichever is larger. */
  variance: number
  /** sd: the standard deviation of the skill. */
  deviation: number
}

/**
 * Skill of one person over questions, by empirical Bayes with a prior of mean 0.
 *
 * sd^2 = B^2 v + (1 - B)^2 tau^2 with v = max(sigma^2 / n, se^2), tau^2 = sigma^2 / lambda and n
 * the effective number of questions; the interval is skill +- 1.96 sd.
 *
 * @param platform what all people together tell of luck and of how much skill differs
 * @returns in units of a Brier score, -1..1; skill 0 with the prior's interval when nothing counts
 * @see SCORING.md 3.4; Efron and Morris (1975)
 */
export const skillOf = (results: readonly Result[], platform: Platform = EARLY): Skill =>
  skillFrom(clusteredInterval(results), platform)

/** The same from what the results add up to. */
export function skillFrom(
  { relative, coverage, clusters, standardError, effective }: Interval,
  { lambda, sigmaSquared }: Platform = EARLY,
): Skill {
  const skill = relative / (coverage + lambda)
  const weight = coverage / (coverage + lambda)

  const own = (standardError ?? 0) ** 2
  const variance = effective > 0 ? Math.max(sigmaSquared / effective, own) : 0
  const prior = sigmaSquared / lambda
  const deviation = Math.sqrt(weight ** 2 * variance + (1 - weight) ** 2 * prior)
  const [low, high] = [skill - 1.96 * deviation, skill + 1.96 * deviation]
  return { skill, low, high, coverage, clusters, weight, variance, deviation }
}

/**
 * How many clusters a rank asks for: a third of the resolved ones, at least 3 and at most 20.
 *
 * @example minimumClusters(30) // 10
 */
export const minimumClusters = (resolved: number) =>
  Math.min(20, Math.max(3, Math.ceil(resolved / 3)))

/** Ranked by skill: enough separate events, and a standing forecast for half of the minimum. */
export const isRanked = ({ clusters, coverage }: Skill, minimum: number) =>
  clusters >= minimum && coverage >= minimum / 2

/** Listed without a place, with how many events are there and how many a place asks for. */
export const isProvisional = (skill: Skill, minimum: number) => !isRanked(skill, minimum)

/** At least half of the skill comes from one's own record, not from the prior. */
export const isEstablished = ({ weight }: Skill) => weight >= 0.5

/** By what the board is ordered: nine decimals of skill, so that noise breaks no tie. */
export const rankingKey = ({ skill }: Pick<Skill, 'skill'>) => Math.round(1e9 * skill) + 0

/**
 * Competition ranks "1224" of values already in order: ties share the first one's place.
 *
 * @example competitionRanks([9, 7, 7, 3]) // [1, 2, 2, 4]
 */
export function competitionRanks(ordered: readonly number[]): number[] {
  let rank = 1
  return ordered.map((value, index) => {
    if (value !== ordered[index - 1]) rank = index + 1
    return rank
  })
}
