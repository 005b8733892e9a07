/** Stored scores are integers of 1e-10. */
export const STORED_UNIT = 1e10

/** @throws RangeError unless `bp` is an integer from 0 to 10000 */
export function checkBasisPoints(bp: number): void {
  if (!Number.isInteger(bp) || bp < 0 || bp > 10_000)
    throw new RangeError(`A chance is an integer from 0 to 10000 basis points, not ${bp}.`)
}

/** @throws RangeError unless there are at least two chances that sum to exactly 10000 */
export function checkDistribution(bps: readonly number[]): void {
  for (const bp of bps) checkBasisPoints(bp)
  const sum = bps.reduce((total, bp) => total + bp, 0)
  if (bps.length < 2 || sum !== 10_000)
    throw new RangeError(
      `At least two chances that sum to 10000, not ${bps.length} summing to ${sum}.`,
    )
}

/** @throws RangeError unless `outcome` is the index of one of `count` options */
export function checkOption(outcome: number, count: number): void {
  if (!Number.isInteger(outcome) || outcome < 0 || outcome >= count)
    throw new RangeError(`An outcome is an option from 0 to ${count - 1}, not ${outcome}.`)
}

/**
 * Rounds to the nearest integer, halves to the even one.
 *
 * @example roundHalfEven(2.5) // 2
 */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

/**
 * A score as it is stored: an integer of 1e-10, rounded half to even, so that sums over questions
 * are exact, independent of order, and can be taken back.
 *
 * @param value a score or coverage, |value| <= 1
 */
export function stored(value: number): number {
  const rounded = roundHalfEven(value * STORED_UNIT)
  // Minus zero would differ from zero when it is read back.
  return rounded === 0 ? 0 : rounded
}

/**
 * numerator / denominator as a stored integer of 1e-10, rounded half to even, without any
 * rounding before: for sums of score times milliseconds, which pass 2^53.
 *
 * @throws RangeError for a denominator that is not positive
 */
export function storedRatio(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('A ratio needs a positive denominator.')
  const scaled = numerator * BigInt(STORED_UNIT)
  const quotient = scaled / denominator
  const twice = 2n * (scaled % denominator)
  const size = twice < 0n ? -twice : twice
  const up = size > denominator || (size === denominator && quotient % 2n !== 0n)
  const step = twice < 0n ? -1n : 1n
  return Number(up ? quotient + step : quotient)
}

/** A running sum and what rounding took from it so far. */
export type Sum = { sum: number; lost: number }

/** Adds to a running sum without losing what rounding cuts off (Neumaier 1974). */
export function addTo(running: Sum, value: number): void {
  const { sum } = running
  const next = sum + value
  running.lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
  running.sum = next
}

/** A running sum, rounded once. */
export const total = ({ sum, lost }: Sum) => sum + lost

/** A sum in which small values survive large ones that cancel. */
export function compensatedSum(values: Iterable<number>): number {
  const running: Sum = { sum: 0, lost: 0 }
  for (const value of values) addTo(running, value)
  return total(running)
}
