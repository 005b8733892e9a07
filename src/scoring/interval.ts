import { compensatedSum } from './exact.ts'
import { studentQuantile } from './student.ts'

/** Relative score and coverage of one question; questions of one event share a cluster. */
export type Result = { relative: number; coverage: number; cluster: string }

export type Interval = {
  /** R and C: sums of relative score and coverage over everything covered. */
  relative: number
  coverage: number
  /** R / C; null when nothing is covered. */
  mean: number | null
  clusters: number
  /** Null with fewer than two clusters. */
  standardError: number | null
  low: number | null
  high: number | null
  /** C^2 / sum c^2: how many whole questions the coverage is worth. */
  effective: number
}

/**
 * The mean relative score with a 95% interval that allows for clusters: the linearised variance
 * of a ratio, se^2 = G/(G-1) sum_g (R_g - mean C_g)^2 / C^2, and Student's t with G - 1 degrees.
 *
 * @param results one a question; those without coverage are left out
 * @returns in units of a Brier score, -1..1 for the mean; null where there is too little
 * @see SCORING.md 3.3; the R package survey, svyratio
 */
export function clusteredInterval(results: readonly Result[]): Interval {
  const covered = results.filter(({ coverage }) => coverage > 0)
  const relative = compensatedSum(covered.map((result) => result.relative))
  const coverage = compensatedSum(covered.map((result) => result.coverage))
  const squares = compensatedSum(covered.map((result) => result.coverage ** 2))
  const effective = squares > 0 ? coverage ** 2 / squares : 0
  const clusters = new Set(covered.map(({ cluster }) => cluster)).size
  const sums = { relative, coverage, clusters, effective }
  const open = { ...sums, standardError: null, low: null, high: null }
  if (coverage === 0) return { ...open, mean: null }

  const mean = relative / coverage
  if (clusters < 2) return { ...open, mean }

  const residuals = [...sumsByCluster(covered)].map(([r, c]) => (r - mean * c) ** 2)
  const variance = (clusters / (clusters - 1)) * compensatedSum(residuals)
  const standardError = Math.sqrt(variance) / coverage
  const reach = studentQuantile(0.975, clusters - 1) * standardError
  return { ...sums, mean, standardError, low: mean - reach, high: mean + reach }
}

function sumsByCluster(results: readonly Result[]): Iterable<readonly [number, number]> {
  const sums = new Map<string, readonly [number, number]>()
  for (const { relative, coverage, cluster } of results) {
    const [r, c] = sums.get(cluster) ?? [0, 0]
    sums.set(cluster, [r + relative, c + coverage])
  }
  return sums.values()
}
