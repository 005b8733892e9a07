import type { MiddleHalf } from './aggregate.ts'

/** What somebody says on each line, and who spoke before them. */
export type Spoken = { bps: readonly number[]; older: Spoken | undefined }

/** The median on one line and the middle half around it, in basis points. */
export type Middle = MiddleHalf & { median: number }

/** Older forecasts than the newest 40 sqrt n weigh e^-20 and less of a new one. */
const REACH = 40

/**
 * The recency-weighted median and middle half of n people on each line, from the newest 40 sqrt n
 * of them; undefined where those left out could make it another.
 *
 * @see SCORING.md 7
 */
export function settledByNewest(newest: Spoken, n: number): (Middle | undefined)[] {
  const heard = Math.ceil(REACH * Math.sqrt(n))
  if (heard >= n) return newest.bps.map(() => undefined)
  const root = Math.sqrt(n)
  const lines = newest.bps.map(() => new Float64Array(10_001))
  let total = 0
  let k = n
  for (let voice: Spoken | undefined = newest; voice && k > n - heard; voice = voice.older) {
    const weight = Math.exp(Math.sqrt(k) - root)
    for (let line = 0; line < lines.length; line++) {
      const weights = lines[line] as Float64Array
      const bp = voice.bps[line] as number
      weights[bp] = (weights[bp] as number) + weight
    }
    total += weight
    k--
  }
  // No older one weighs more than the next, and sums are rounded.
  const rest = k * Math.exp(Math.sqrt(k) - root) + 1e-12 * total
  return lines.map((weights) => {
    const [low, median, high] = [0.25, 0.5, 0.75].map((share) =>
      settledAt(weights, share * total, rest),
    )
    return low === undefined || median === undefined || high === undefined
      ? undefined
      : { low, median, high }
  })
}

/** Where the weights so far come to enough, whatever the rest adds to them. */
function settledAt(weights: Float64Array, enough: number, rest: number): number | undefined {
  let [below, place] = [weights[0] as number, 0]
  while (below < enough - rest) below += weights[++place] as number
  return below > enough + rest ? place : undefined
}
