/** Times of one question, integer milliseconds. `known_at` is null when not before the close. */
export type Schedule = { opens_at: number; closes_at: number; known_at: number | null }

/** A forecast's score from the moment it was made; null when it was withdrawn. */
export type ScoredMove = { at: number; score: number | null }

/** A score that stood over [from, to). */
export type Segment = { from: number; to: number; score: number }

/** A segment and the index of the move it comes from, to say beside its time what was believed. */
export type Piece = Segment & { move: number }

/** What is scored: [from, to) of the schedule, and the end of the schedule itself. */
export type Window = { from: number; to: number; end: number }

/**
 * The scored window [A, B): from the opening to the earlier of the scheduled close and the moment
 * the outcome was knowable. Empty (to = from) when it was knowable before the opening.
 *
 * @throws RangeError unless opens_at < closes_at
 * @see SCORING.md 2.1
 * @example windowOf({ opens_at: 0, closes_at: 100, known_at: 40 }) // { from: 0, to: 40, end: 100 }
 */
export function windowOf({ opens_at, closes_at, known_at }: Schedule): Window {
  if (!(opens_at < closes_at)) throw new RangeError('A question opens before it closes.')
  const to = Math.min(closes_at, known_at ?? closes_at)
  return { from: opens_at, to: Math.max(to, opens_at), end: closes_at }
}

/**
 * Which score of one person stood when, inside the window. A forecast stands from its making to
 * the next move; one made before the window counts from its start, one made at or after its end
 * does not count. These are the pieces of a time-weighted mean: sum score (to - from) / active.
 *
 * @param moves in order of making; of several at the same millisecond the later one stands
 * @returns segments in order of time, none empty, at most one a move; gaps are times without
 *   forecast, and a value sent again makes a segment of its own
 * @throws RangeError for moves that are not in order of time
 * @see SCORING.md 2.1
 * @example
 * const window = { from: 0, to: 100, end: 100 }
 * segmentsOf([{ at: 20, score: 5 }], window) // [{ from: 20, to: 100, score: 5, move: 0 }]
 */
export function segmentsOf(moves: readonly ScoredMove[], { from, to }: Window): Piece[] {
  const segments: Piece[] = []
  for (const [index, { at, score }] of moves.entries()) {
    const next = moves[index + 1]?.at ?? to
    if (next < at && index + 1 < moves.length) throw new RangeError('Moves are in order of time.')
    const start = Math.max(at, from)
    const stop = Math.min(next, to)
    if (score !== null && start < stop) segments.push({ from: start, to: stop, score, move: index })
  }
  return segments
}
