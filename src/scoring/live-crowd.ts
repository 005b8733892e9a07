import { middleHalf, recencyWeightedMedian } from './aggregate.ts'
import { checkBasisPoints } from './exact.ts'
import { type Middle, type Spoken, settledByNewest } from './newest.ts'
import { count, noTally, type Tally } from './tally.ts'

/**
 * Everybody whose forecast stands, each beside who spoke before and after them, and the tallies of
 * their chances on each line: one of an event, several of options or of a distribution.
 */
export type LiveCrowd<Person> = {
  standing: Map<Person, Voice>
  newest: Voice | undefined
  tallies: Tally[]
}

type Voice = Spoken & { weight: number; older: Voice | undefined; newer: Voice | undefined }

/** @param tallied how many lines are tallied: the first ones of what people say */
export const openCrowd = <Person>(tallied = 1): LiveCrowd<Person> => ({
  standing: new Map(),
  newest: undefined,
  tallies: Array.from({ length: tallied }, noTally),
})

/**
 * Somebody's chances are others from now on; null when they withdraw. As long for a million people
 * as for ten.
 *
 * @param bps on each line, as many as everybody's
 * @param weight what they weigh in a pool by weights, an integer
 * @throws RangeError for a chance outside 0 to 10000
 */
export function hear<Person>(
  crowd: LiveCrowd<Person>,
  who: Person,
  bps: readonly number[] | null,
  weight = 1,
): void {
  for (const bp of bps ?? []) checkBasisPoints(bp)
  const before = crowd.standing.get(who)
  if (before) {
    crowd.standing.delete(who)
    if (before.older) before.older.newer = before.newer
    if (before.newer) before.newer.older = before.older
    else crowd.newest = before.older
    tell(crowd, before, -1)
  }
  if (bps === null) return

  const voice: Voice = { bps, weight, older: crowd.newest, newer: undefined }
  if (crowd.newest) crowd.newest.newer = voice
  crowd.newest = voice
  crowd.standing.set(who, voice)
  tell(crowd, voice, 1)
}

/** Somebody weighs something else from now on; who does not stand is passed over. */
export function reweigh<Person>(crowd: LiveCrowd<Person>, who: Person, weight: number): void {
  const voice = crowd.standing.get(who)
  if (!voice || voice.weight === weight) return
  tell(crowd, voice, -1)
  voice.weight = weight
  tell(crowd, voice, 1)
}

function tell<Person>({ tallies }: LiveCrowd<Person>, { bps, weight }: Voice, by: 1 | -1): void {
  for (const [line, tally] of tallies.entries()) count(tally, bps[line] as number, weight, by)
}

/**
 * The crowd's chance on each line now, and its middle half, the same as `recencyWeightedMedian` and
 * `middleHalf` of all who stand: from the newest 40 sqrt n of them where the rest cannot move it,
 * and from all where it could. O(sqrt n) a time.
 *
 * @returns basis points, not rounded; null when nobody stands
 * @see SCORING.md 5 and 7
 */
export function crowdNow<Person>({ standing, newest }: LiveCrowd<Person>): Middle[] | null {
  if (!newest) return null
  const settled = settledByNewest(newest, standing.size)
  return newest.bps.map((_, line) => settled[line] ?? middleOf(chancesOn(line, newest)))
}

const middleOf = (bps: number[]): Middle => ({
  median: recencyWeightedMedian(bps),
  ...middleHalf(bps),
})

/** Who stands on one line, oldest first. */
function chancesOn(line: number, newest: Voice): number[] {
  const bps: number[] = []
  for (let voice: Voice | undefined = newest; voice; voice = voice.older)
    bps.push(voice.bps[line] as number)
  return bps.reverse()
}
