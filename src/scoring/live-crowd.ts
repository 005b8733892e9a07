import { recencyWeightedMedian } from './aggregate.ts'
import { checkBasisPoints } from './exact.ts'

/** Everybody whose forecast stands, each beside who spoke before and after them. */
export type LiveCrowd<Person> = {
  standing: Map<Person, Voice>
  newest: Voice | undefined
}

type Voice = { bp: number; older: Voice | undefined; newer: Voice | undefined }

export const openCrowd = <Person>(): LiveCrowd<Person> => ({
  standing: new Map(),
  newest: undefined,
})

/**
 * Somebody's chance is another from now on; null when they withdraw. O(1), however many stand.
 *
 * @throws RangeError for a chance outside 0 to 10000
 */
export function hear<Person>(crowd: LiveCrowd<Person>, who: Person, bp: number | null): void {
  if (bp !== null) checkBasisPoints(bp)
  const before = crowd.standing.get(who)
  if (before) {
    crowd.standing.delete(who)
    if (before.older) before.older.newer = before.newer
    if (before.newer) before.newer.older = before.older
    else crowd.newest = before.older
  }
  if (bp === null) return

  const voice: Voice = { bp, older: crowd.newest, newer: undefined }
  if (crowd.newest) crowd.newest.newer = voice
  crowd.newest = voice
  crowd.standing.set(who, voice)
}

/** Older forecasts than the newest 40 sqrt n weigh e^-20 and less of a new one. */
const REACH = 40

/**
 * The crowd's chance now, the same as `recencyWeightedMedian` of all who stand: from the newest 40
 * sqrt n of them where the rest cannot move it, and from all where it could. O(sqrt n) a time.
 *
 * @returns basis points, not rounded; null when nobody stands
 * @see SCORING.md 5 and 7
 */
export function crowdNow<Person>({ standing, newest }: LiveCrowd<Person>): number | null {
  const n = standing.size
  if (n === 0) return null
  const heard = Math.ceil(REACH * Math.sqrt(n))
  const settled = heard < n ? settledByNewest(newest, n, heard) : undefined
  return settled ?? recencyWeightedMedian(all(newest))
}

/** The weighted median of the newest; undefined where those left out could make it another. */
function settledByNewest(newest: Voice | undefined, n: number, heard: number): number | undefined {
  const weights = new Float64Array(10_001)
  let total = 0
  let k = n
  for (let voice = newest; voice && k > n - heard; voice = voice.older) {
    const weight = Math.exp(Math.sqrt(k) - Math.sqrt(n))
    weights[voice.bp] = (weights[voice.bp] as number) + weight
    total += weight
    k--
  }
  // No older one weighs more than the next, and sums are rounded.
  const rest = k * Math.exp(Math.sqrt(k) - Math.sqrt(n)) + 1e-12 * total
  let below = 0
  const median = weights.findIndex((weight) => {
    below += weight
    return below >= total / 2 - rest
  })
  return below > total / 2 + rest ? median : undefined
}

/** Who stands, oldest first. */
function all(newest: Voice | undefined): number[] {
  const bps: number[] = []
  for (let voice = newest; voice; voice = voice.older) bps.push(voice.bp)
  return bps.reverse()
}
