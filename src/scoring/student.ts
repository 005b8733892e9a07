/**
 * Distribution function of Student's t with a whole number of degrees of freedom: P(T <= t).
 *
 * @param df degrees of freedom, an integer >= 1
 * @returns 0..1, absolute error below 1e-13
 * @throws RangeError for df that is no positive integer
 * @see Abramowitz and Stegun 26.7.3 and 26.7.4: finite sums of cosines
 */
export function studentCdf(t: number, df: number): number {
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`df is a positive integer, not ${df}.`)
  const angle = Math.atan(t / Math.sqrt(df))
  return 0.5 + (df % 2 === 1 ? oddArea(angle, df) : evenArea(angle, df)) / 2
}

function oddArea(angle: number, df: number): number {
  const cosine = Math.cos(angle)
  let term = cosine
  let sum = df > 1 ? cosine : 0
  for (let k = 3; k < df; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine
    sum += term
  }
  return (2 / Math.PI) * (angle + Math.sin(angle) * sum)
}

function evenArea(angle: number, df: number): number {
  const squared = Math.cos(angle) ** 2
  let term = 1
  let sum = 1
  for (let k = 2; k < df; k += 2) {
    term *= ((k - 1) / k) * squared
    sum += term
  }
  return Math.sin(angle) * sum
}

/**
 * Quantile of Student's t: the t with P(T <= t) = p, found by halving an interval.
 *
 * @param p 0 < p < 1
 * @param df degrees of freedom, an integer >= 1
 * @returns error below 1e-12 of its size
 * @throws RangeError for p outside (0, 1)
 * @example studentQuantile(0.975, 10) // 2.228
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile is of a share between 0 and 1, not ${p}.`)
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, df)

  let [low, high] = [0, 1]
  while (studentCdf(high, df) < p) [low, high] = [high, high * 2]
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
