import { earnedBy, heldBy, hold, openAccounts, settle } from './accounts.ts'
import { type Compared, type Logged, replay } from './log.ts'
import { againstAll, againstOthers, moveMiddle, openMiddle, replaceAmong } from './middle.ts'

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
  const marks = (who: number, score: number | null) => {
    const all = againstAll(middle, reference[who] === true)
    return { all, others: reference[who] && score !== null ? againstOthers(middle, score) : all }
  }

  replay(log, window, (at, who, score) => {
    const held = heldBy(beside.all, who)
    if (score === held) return
    moveMiddle(middle, at)
    if (held !== null) {
      const until = marks(who, held)
      settle(beside.all, who, until.all)
      settle(beside.others, who, until.others)
    }
    if (reference[who]) replaceAmong(middle, held, score)
    const since = marks(who, score)
    hold(beside.all, who, score, since.all)
    hold(beside.others, who, score, since.others)
  })
  moveMiddle(middle, window.to)

  const whole = (window.end - window.from) * unit
  return reference.map((_, who) => {
    const until = marks(who, heldBy(beside.all, who))
    const all = earnedBy(beside.all, who, until.all).earned / whole
    return { all, others: earnedBy(beside.others, who, until.others).earned / whole }
  })
}

function scoresIn(log: readonly Logged[], reference: readonly boolean[]): Set<number> {
  const scores = new Set<number>()
  for (const { who, score } of log) if (reference[who] && score !== null) scores.add(score)
  return scores
}
