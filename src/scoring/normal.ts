/** Beyond it the series of the middle loses digits and the fraction of the tail has converged. */
const TAIL = 3

/**
 * Distribution function of the standard normal: P(Z <= z).
 *
 * @param z any number
 * @returns 0..1; error below 1e-14, in the lower tail below 1e-12 of its size
 * @see Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction)
 * @example normalCdf(1.96) // 0.9750021
 */
export function normalCdf(z: number): number {
  if (z > TAIL) return 1 - lowerTail(-z)
  if (z < -TAIL) return lowerTail(z)

  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + density(z) * sum
}

/**
 * Quantile of the standard normal: the z with P(Z <= z) = p, found by halving an interval.
 *
 * @param p 0 < p < 1
 * @returns error below 1e-10
 * @throws RangeError for p outside (0, 1)
 * @example normalQuantile(0.975) // 1.959964
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile is of a share between 0 and 1, not ${p}.`)
  if (p === 0.5) return 0
  // 1 - p is exact above a half, and only the lower tail keeps all its digits.
  if (p > 0.5) return -normalQuantile(1 - p)

  let [low, high] = [-39, 0]
  while (high - low > 1e-13) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

function lowerTail(z: number): number {
  let fraction = -z
  for (let k = 120; k >= 1; k--) fraction = -z + k / fraction
  return density(z) / fraction
}
