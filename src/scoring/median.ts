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
 * @returns the result of a person by their number, each -1..1; 0 for those who never stood beside
 *   another
 * @throws RangeError for a log that is not in order of time
 * @see SCORING.md 3.2 and 7: O(log M) a move for M distinct scores
 * @example
 * // Scores of 0.1, 0.2 and 0.6 side by side: 0.1, 0, -0.4 against all; 0.3, 0.15, -0.45 of the others.
 */
export function medianScores(
  log: readonly Logged[],
  { reference, window, unit }: Compared,
): (who: number) => MedianScore {
  const middle = openMiddle(window.from, scoresIn(log, reference))
  const accounts = openAccounts(reference.length)
  /** Against all, and against the others, who are all for one that stands nowhere among them. */
  const marks = (who: number, place: number) => {
    const first = againstAll(middle, reference[who] === true)
    return { first, second: place < 0 ? first : againstOthers(middle, place) }
  }
  const placeOf = (who: number, score: number | null) =>
    reference[who] ? placeAmong(middle, score) : -1

  replay(log, window, (at, who, score) => {
    const held = heldBy(accounts, who)
    if (score === held) return
    const [before, after] = [placeOf(who, held), placeOf(who, score)]
    moveMiddle(middle, at)
    settle(accounts, who, marks(who, before))
    replaceAmong(middle, before, after)
    hold(accounts, who, score, marks(who, after))
  })
  moveMiddle(middle, window.to)
  for (const who of reference.keys())
    settle(accounts, who, marks(who, placeOf(who, heldBy(accounts, who))))

  const whole = (window.end - window.from) * unit
  return (who) => {
    const { first, second } = earnedBy(accounts, who)
    return { all: first / whole, others: second / whole }
  }
}

function scoresIn(log: readonly Logged[], reference: readonly boolean[]): Set<number> {
  const scores = new Set<number>()
  for (const { who, score } of log) if (reference[who] && score !== null) scores.add(score)
  return scores
}
