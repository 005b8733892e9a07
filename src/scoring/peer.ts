import { total } from './exact.ts'
import { change, type Held, moveTo, newcomer, openField, settle } from './field.ts'
import type { Segment, Window } from './standing.ts'

/** One forecaster's segments; `reference` says whether others are compared with them. */
export type Contender = { segments: readonly Segment[]; reference: boolean }

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
 * One sweep over the changes in order of time keeps n standing reference forecasts and the sum of
 * their scores. Whoever changes is settled from integrals since their last change, so that nobody
 * else is touched: O(1) a change after sorting.
 *
 * @param unit the divisor that brings the segments' scores to 0..1
 * @returns one result for each contender, in their order; |peer| <= 1, coverage in 0..1; both 0
 *   for those who never stood beside another
 * @see SCORING.md 3.2 and 7
 * @example
 * // Scores of 0.1 and 0.3 side by side all the time: 0.2 to the one, -0.2 to the other.
 */
export function peerScores(
  contenders: readonly Contender[],
  window: Window,
  unit: number,
): PeerScore[] {
  const field = openField(window.from)
  const all = contenders.map(({ reference }) => newcomer(reference))
  for (const { at, who, score } of changesInOrder(contenders, window)) {
    moveTo(field, at)
    change(field, all[who] as Held, score)
  }
  moveTo(field, window.to)

  const scheduled = window.end - window.from
  return all.map((one) => {
    settle(field, one)
    const beside = one.score !== null && field.standing >= (one.reference ? 2 : 1)
    // Who stands beside another when the window ends is taken to do so to the close.
    const covered = one.covered + (beside ? window.end - window.to : 0)
    return { peer: total(one.earned) / scheduled / unit, coverage: covered / scheduled }
  })
}

type Change = { at: number; who: number; score: number | null }

/** The beginnings of segments, and their ends where neither a segment nor the close follows. */
function changesInOrder(contenders: readonly Contender[], { to }: Window): Change[] {
  const changes: Change[] = []
  for (const [who, { segments }] of contenders.entries()) {
    for (const [index, segment] of segments.entries()) {
      changes.push({ at: segment.from, who, score: segment.score })
      const next = segments[index + 1]?.from ?? to
      if (segment.to < next) changes.push({ at: segment.to, who, score: null })
    }
  }
  return changes.sort((a, b) => a.at - b.at)
}
