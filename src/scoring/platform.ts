import type { Interval } from './interval.ts'

/** What the people of a site together tell: how much is luck, and how much skill differs. */
export type Platform = {
  /** lambda: how many whole questions outweigh the prior that everybody is alike. */
  lambda: number
  /** sigma1^2: the variance of one whole question's relative score. */
  sigmaSquared: number
}

/** Until enough people can be pooled. */
export const EARLY: Platform = { lambda: 30, sigmaSquared: 0.0066 }

const FEWEST_PEOPLE = 30

export type Estimate = Platform & {
  /** tau^2: the variance of skill among people; 0 where luck explains all differences. */
  tauSquared: number
  /** sigma1^2 / tau^2 before it is kept within bounds; null where tau^2 is 0. */
  unclamped: number | null
}

type Bounds = { least: number; most: number; clusters: number }
const BOUNDS: Bounds = { least: 5, most: 200, clusters: 10 }

/** What is in force, and of how many people it was estimated; tau^2 is null for the early constants. */
export type Estimated = Platform & { tauSquared: number | null; people: number }

/** The estimate where at least 30 people can be pooled; before that the early constants. */
export function platformOf(people: readonly Interval[]): Estimated {
  const pooled = poolable(people, BOUNDS.clusters).length
  const estimate = pooled >= FEWEST_PEOPLE ? estimated(people) : null
  const { lambda, sigmaSquared, tauSquared } = estimate ?? { ...EARLY, tauSquared: null }
  return { lambda, sigmaSquared, tauSquared, people: pooled }
}

/**
 * Luck and skill told apart: sigma1^2 = sum (G - 1) n se^2 / sum (G - 1) over the people pooled,
 * tau^2 the root of sum theta^2 / (sigma1^2 / n + tau^2) = people (Paule and Mandel, with mean 0),
 * lambda = sigma1^2 / tau^2 within bounds.
 *
 * @param people intervals of their mean relative scores
 * @param bounds of lambda, by default 5 and 200, and the clusters that pooling asks for, 10
 * @returns null where nobody can be pooled
 * @see SCORING.md 3.4; Paule and Mandel (1982)
 */
export function estimated(people: readonly Interval[], bounds = BOUNDS): Estimate | null {
  const pooled = poolable(people, bounds.clusters)
  if (pooled.length === 0) return null
  const freedom = pooled.reduce((sum, { clusters }) => sum + clusters - 1, 0)
  const spread = pooled.reduce(
    (sum, { clusters, effective, standardError }) =>
      sum + (clusters - 1) * effective * standardError ** 2,
    0,
  )
  const sigmaSquared = spread / freedom
  const tauSquared = varianceOfSkill(pooled, sigmaSquared)
  if (tauSquared === 0) return { lambda: bounds.most, sigmaSquared, tauSquared, unclamped: null }

  const unclamped = sigmaSquared / tauSquared
  const lambda = Math.min(Math.max(unclamped, bounds.least), bounds.most)
  return { lambda, sigmaSquared, tauSquared, unclamped }
}

type Pooled = Interval & { mean: number; standardError: number }

const poolable = (people: readonly Interval[], least: number) =>
  people.filter(
    (one): one is Pooled =>
      one.mean !== null && one.standardError !== null && one.clusters >= least,
  )

/** Found by halving: the sum falls with tau^2, and with the largest theta^2 is people at most. */
function varianceOfSkill(pooled: readonly Pooled[], sigmaSquared: number): number {
  const exceeds = (tauSquared: number) =>
    pooled.reduce((sum, { mean, effective }) => {
      const share = mean === 0 ? 0 : mean ** 2 / (sigmaSquared / effective + tauSquared)
      return sum + share
    }, 0) > pooled.length
  if (!exceeds(0)) return 0

  let [low, high] = [0, pooled.reduce((most, { mean }) => Math.max(most, mean ** 2), 0)]
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step++) {
    const middle = (low + high) / 2
    if (exceeds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
