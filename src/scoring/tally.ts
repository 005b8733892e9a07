import { checkBasisPoints } from './exact.ts'

const WHOLE = 10_000

/**
 * How many standing chances there are of each value in basis points, and what the people who hold
 * them weigh together. Sums over it go through the values in order, so that they come out the same
 * to the last digit whoever spoke first, and take as long for a million people as for ten.
 */
export type Tally = { counts: Float64Array; weights: Float64Array; size: number }

export const noTally = (): Tally => ({
  counts: new Float64Array(WHOLE + 1),
  weights: new Float64Array(WHOLE + 1),
  size: 0,
})

/**
 * Counts one chance in, or out again.
 *
 * @param weight what its holder weighs: an integer, so that it can be taken out to the last digit
 */
export function count(tally: Tally, bp: number, weight: number, by: 1 | -1 = 1): void {
  tally.counts[bp] = (tally.counts[bp] as number) + by
  tally.weights[bp] = (tally.weights[bp] as number) + by * weight
  tally.size += by
}

/**
 * @param bps standing chances in basis points, one a person, in any order
 * @param weights one a person, by default equal
 * @throws RangeError when nobody stands or a chance is outside 0 to 10000
 */
export function tallyOf(bps: readonly number[], weights?: readonly number[]): Tally {
  if (bps.length === 0) throw new RangeError('A crowd has at least one forecast.')
  for (const bp of bps) checkBasisPoints(bp)
  const tally = noTally()
  for (const [index, bp] of bps.entries())
    count(tally, bp, weights ? (weights[index] as number) : 1)
  return tally
}

/** The k-th smallest chance, from 0 on. */
export function inPlace({ counts }: Tally, k: number): number {
  let [below, bp] = [counts[0] as number, 0]
  while (below <= k) below += counts[++bp] as number
  return bp
}

/** The mean of something that depends on the chance alone, by people or by what they weigh. */
export function meanOver(
  { counts, weights }: Tally,
  of: (bp: number) => number,
  by: 'people' | 'weights' = 'people',
): number {
  const shares = by === 'people' ? counts : weights
  let [sum, all] = [0, 0]
  for (let bp = 0; bp <= WHOLE; bp++) {
    const share = shares[bp] as number
    if (share === 0) continue
    sum += share * of(bp)
    all += share
  }
  return sum / all
}
