import { STORED_UNIT } from './exact.ts'
import type { Interval } from './interval.ts'
import { studentQuantile } from './student.ts'

/**
 * What somebody's stored results add up to, exactly: R and C in integers of 1e-10, products of
 * 1e-20. Clusters are g, questions q; only what is covered is in it.
 */
export type Sums = {
  relative: bigint
  covered: bigint
  clusters: number
  /** sum_q c^2 */
  squares: bigint
  /** sum_g R_g^2, sum_g R_g C_g, sum_g C_g^2 */
  relativeSquares: bigint
  crossed: bigint
  coveredSquares: bigint
}

/**
 * The interval of `clusteredInterval` from sums alone, so that one more question costs the same
 * however many came before: sum E^2 = sum R_g^2 - 2 theta sum R_g C_g + theta^2 sum C_g^2. Those
 * three nearly cancel, so they are brought to one integer over C^2 before anything is rounded.
 *
 * @see SCORING.md 3.3 and 7
 */
export function intervalOfSums(sums: Sums): Interval {
  const [R, C] = [sums.relative, sums.covered]
  const { clusters } = sums
  const own = {
    relative: Number(R) / STORED_UNIT,
    coverage: Number(C) / STORED_UNIT,
    clusters,
    effective: C > 0n ? quotient(C * C, sums.squares) : 0,
  }
  const open = { ...own, standardError: null, low: null, high: null }
  if (C === 0n) return { ...open, mean: null }

  const mean = Number(R) / Number(C)
  if (clusters < 2) return { ...open, mean }

  const residuals =
    C * C * sums.relativeSquares - 2n * R * C * sums.crossed + R * R * sums.coveredSquares
  // Over C^2 twice: once to end the products, once as the divisor of the variance.
  const variance = quotient(residuals, C ** 4n) * (clusters / (clusters - 1))
  const standardError = Math.sqrt(variance)
  const reach = studentQuantile(0.975, clusters - 1) * standardError
  return { ...own, mean, standardError, low: mean - reach, high: mean + reach }
}

/** a / b of integers beyond 2^53, to 53 bits. */
function quotient(a: bigint, b: bigint): number {
  const shift = BigInt(Math.max(0, 64 + bits(b) - bits(a)))
  return Number((a << shift) / b) / 2 ** Number(shift)
}

const bits = (value: bigint) => value.toString(2).length
