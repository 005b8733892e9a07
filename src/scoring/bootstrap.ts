import { normalCdf, normalQuantile } from './normal.ts'
import { quantile } from './quantile.ts'
import { randomFrom, resampled } from './random.ts'

/** Relative score and coverage of a cluster, summed over its questions. */
export type Cluster = { relative: number; coverage: number }

export type Ends = { low: number; high: number }

export type Bootstrap = {
  estimate: number
  standardError: number
  percentile: Ends
  /** Corrected for bias and acceleration; null where all resamples lie to one side. */
  corrected: Ends | null
}

type Drawing = { replicates?: number; level?: number; seed: number }

/**
 * The mean relative score sum R / sum c over clusters that are drawn again with replacement, for
 * what the interval of 3.3 cannot tell. Never draw forecasts: those of a question hang together.
 *
 * @param clusters with coverage above 0
 * @param drawing by default 10000 resamples and a level of 0.95; the same seed draws the same
 * @returns type-7 quantiles of the resamples, in units of a Brier score; null below two clusters
 * @see SCORING.md 3.3; Efron (1987)
 */
export function bootstrapRatio(
  clusters: readonly Cluster[],
  { replicates = 10_000, level = 0.95, seed }: Drawing,
): Bootstrap | null {
  if (clusters.length < 2) return null
  const random = randomFrom(seed)
  const estimate = ratioOf(clusters)
  const drawn = Array.from({ length: replicates }, () => ratioOf(resampled(clusters, random)))
  const [low, high] = [(1 - level) / 2, (1 + level) / 2]
  const ends = (from: number, to: number) => ({
    low: quantile(drawn, from),
    high: quantile(drawn, to),
  })

  const shift = correction(clusters, drawn, estimate)
  return {
    estimate,
    standardError: standardErrorOf(drawn),
    percentile: ends(low, high),
    corrected: shift ? ends(shift(low), shift(high)) : null,
  }
}

/** The mean relative score of some clusters. */
export const ratioOf = (clusters: readonly Cluster[]) =>
  clusters.reduce((sum, { relative }) => sum + relative, 0) /
  clusters.reduce((sum, { coverage }) => sum + coverage, 0)

/** The standard deviation of what was drawn, with divisor n - 1. */
export function standardErrorOf(drawn: readonly number[]): number {
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
  const squares = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return Math.sqrt(squares / (drawn.length - 1))
}

/**
 * BCa: which share to look up instead of another. The bias is how far the estimate lies from the
 * middle of what was drawn, the acceleration how skewed it is when each cluster is left out.
 */
function correction(clusters: readonly Cluster[], drawn: readonly number[], estimate: number) {
  const below = drawn.filter((one) => one < estimate).length
  const upTo = drawn.filter((one) => one <= estimate).length
  const share = (below + upTo) / (2 * drawn.length)
  if (share === 0 || share === 1) return undefined
  const bias = normalQuantile(share)

  const without = clusters.map((_, index) => ratioOf(clusters.toSpliced(index, 1)))
  const mean = without.reduce((sum, one) => sum + one, 0) / without.length
  const power = (exponent: number) =>
    without.reduce((sum, one) => sum + (mean - one) ** exponent, 0)
  const acceleration = power(2) === 0 ? 0 : power(3) / (6 * power(2) ** 1.5)

  return (level: number) => {
    const z = bias + normalQuantile(level)
    return normalCdf(bias + z / (1 - acceleration * z))
  }
}
