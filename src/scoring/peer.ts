import { earnedBy, heldBy, hold, openAccounts, settle } from './accounts.ts'
import { marksOf, moveTo, openField, replace } from './field.ts'
import { type Compared, type Logged, replay } from './log.ts'

export type PeerScore = {
  /** R: how much lower (better) the score was than the others', averaged over the schedule. */
  peer: number
  /** c: the share of the schedule beside at least one other reference forecast. */
  coverage: number
}

/**
 * Peer scores of everybody on one question. At each instant a standing forecast earns the mean
 * score of the other standing reference forecasts minus its own; instants without another earn
 * nothing. Summed over reference forecasters the result is zero, but for rounding.
 *
 * One sweep over the log keeps n standing reference forecasts and the sum of their scores. Whoever
 * moves is settled from integrals since their last move, so that nobody else is touched: O(1) a
 * move, and memory for the people only.
 *
 * @param log in order of time; integer scores over the unit make its running sum exact
 * @returns the result of a person by their number; |peer| <= 1, coverage in 0..1; both 0 for those
 *   who never stood beside another
 * @throws RangeError for a log that is not in order of time
 * @see SCORING.md 3.2 and 7
 * @example
 * // Scores of 0.1 and 0.3 side by side all the time: 0.2 to the one, -0.2 to the other.
 */
export function peerScores(
  log: readonly Logged[],
  { reference, window, unit }: Compared,
): (who: number) => PeerScore {
  const field = openField(window.from)
  const accounts = openAccounts(reference.length)
  const marks = (who: number) => marksOf(reference[who] ? field.inside : field.outside)

  replay(log, window, (at, who, score) => {
    const held = heldBy(accounts, who)
    if (score === held) return
    moveTo(field, at)
    const now = marks(who)
    settle(accounts, who, now)
    if (reference[who]) replace(field, held, score)
    hold(accounts, who, score, now)
  })
  moveTo(field, window.to)
  for (const who of reference.keys()) settle(accounts, who, marks(who))

  const scheduled = window.end - window.from
  return (who) => {
    const { first, second } = earnedBy(accounts, who)
    const isBeside = heldBy(accounts, who) !== null && field.standing >= (reference[who] ? 2 : 1)
    // Who stands beside another when the window ends is taken to do so to the close.
    const tail = isBeside ? window.end - window.to : 0
    return { peer: first / scheduled / unit, coverage: (second + tail) / scheduled }
  }
}
