import { earnedBy, heldBy, hold, openAccounts, settle } from './accounts.ts'
import { type Compared, type Logged, replay } from './log.ts'
import {
  againstAll,
  againstOthers,
  moveMiddle,
  openMiddle,
  placeAmong,
  replaceAmong,
} from './middle.ts'

export type MedianScore = {
  /** How much lower (better) the score was than the median of all standing reference scores. */
  all: number
  /** The same against the median of the others alone. */
  others: number
}

/**
 * Everybody on one question relative to the median score: the median of *scores*, not the score of
 * a median forecast. Counted, as for the peer score, while another reference forecast stands
 * beside one's own, and averaged over the schedule. Secondary: neither linear nor zero-sum.
 *
 * @param log in order of time
 * @returns one result for each person, each -1..1; 0 for those who never stood beside another
 * @throws RangeError for a log that is not in order of time
 * @see SCORING.md 3.2 and 7: O(log M) a move for M distinct scores
 * @example
 * // Scores of 0.1, 0.2 and 0.6 side by side: 0.1, 0, -0.4 against all; 0.3, 0.15, -0.45 of the others.
 */
export function medianScores(
  log: readonly Logged[],
  { reference, window, unit }: Compared,
): MedianScore[] {
  const middle = openMiddle(window.from, scoresIn(log, reference))
  const beside = { all: openAccounts(reference.length), others: openAccounts(reference.length) }
  const placeHeld = new Int32Array(reference.length).fill(-1)

  replay(log, window, (at, who, score) => {
    if (score === heldBy(beside.all, who)) return
    const isReference = reference[who] === true
    const [before, after] = [placeHeld[who] as number, placeAmong(middle, score)]
    moveMiddle(middle, at)
    const all = againstAll(middle, isReference)
    settle(beside.all, who, all)
    settle(beside.others, who, isReference && before >= 0 ? againstOthers(middle, before) : all)
    if (isReference) replaceAmong(middle, before, after)
    hold(beside.all, who, score, all)
    hold(beside.others, who, score, isReference && after >= 0 ? againstOthers(middle, after) : all)
    placeHeld[who] = after
  })
  moveMiddle(middle, window.to)

  const whole = (window.end - window.from) * unit
  const marks = { true: againstAll(middle, true), false: againstAll(middle, false) }
  return reference.map((isReference, who) => {
    const all = marks[`${isReference}`]
    const place = placeHeld[who] as number
    const others = isReference && place >= 0 ? againstOthers(middle, place) : all
    return {
      all: earnedBy(beside.all, who, all).earned / whole,
      others: earnedBy(beside.others, who, others).earned / whole,
    }
  })
}

function scoresIn(log: readonly Logged[], reference: readonly boolean[]): Set<number> {
  const scores = new Set<number>()
  for (const { who, score } of log) if (reference[who] && score !== null) scores.add(score)
  return scores
}
