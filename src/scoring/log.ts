import type { ScoredMove, Window } from './standing.ts'

/** A score of somebody, by their number, from the moment it was made; null when withdrawn. */
export type Logged = ScoredMove & { who: number }

/** People on one question; `reference` says of each whether others are compared with them. */
export type Compared = {
  reference: readonly boolean[]
  window: Window
  /** The divisor that brings scores to 0..1. */
  unit: number
}

/** What everybody did in one log, in order of time; at one instant in the order of the people. */
export const logOf = (people: readonly (readonly ScoredMove[])[]): Logged[] =>
  people
    .flatMap((moves, who) => moves.map(({ at, score }) => ({ at, score, who })))
    .sort((a, b) => a.at - b.at)

/**
 * Tells of what was done in the window: what was done before it counts from its start, what was
 * done at its end or later does not count.
 *
 * @throws RangeError for a log that is not in order of time
 */
export function replay(
  log: readonly Logged[],
  { from, to }: Window,
  tell: (at: number, who: number, score: number | null) => void,
): void {
  let before = Number.NEGATIVE_INFINITY
  for (const { at, who, score } of log) {
    if (at < before) throw new RangeError('A log is in order of time.')
    before = at
    const counts = Math.max(at, from)
    if (counts < to) tell(counts, who, score)
  }
}
