/** Times of one question, integer milliseconds. `known_at` is null when not before the close. */
export type Schedule = { opens_at: number; closes_at: number; known_at: number | null }

/** A forecast's score from the moment it was made; null when it was withdrawn. */
export type ScoredMove = { at: number; score: number | null }

/** A score that stood over [from, to). */
export type Segment = { from: number; to: number; score: number }

/** What is scored: [from, to) of the schedule, and the end of the schedule itself. */
export type Window = { from: number; to: number; end: number }

/**
 * The scored window [A, B): from the opening to the earlier of the scheduled close and the moment
 * the outcome was knowable. Empty (to = from) when it was knowable before the opening.
 *
 * @throws RangeError unless opens_at < closes_at
 * @see SCORING 2.1
 */
export function windowOf({ opens_at, closes_at, known_at }: Schedule): Window {
  if (!(opens_at < closes_at)) throw new RangeError('A question opens before it closes.')
  const to = Math.min(closes_at, known_at ?? closes_at)
  return { from: opens_at, to: Math.max(to, opens_at), end: closes_at }
}

/**
 * Which score of one person stood when, inside the window. A forecast stands from its making to
 * the next move; one made before the window counts from its start, one made at or after its end
 * does not count.
 *
 * @param moves in order of making; of several at the same millisecond the later one stands
 * @returns adjoining segments in order of time, none empty; gaps are times without forecast
 * @throws RangeError for moves that are not in order of time
 * @see SCORING 2.1
 */
export function segmentsOf(moves: readonly ScoredMove[], { from, to }: Window): Segment[] {
  const segments: Segment[] = []
  for (const [index, { at, score }] of moves.entries()) {
    const next = moves[index + 1]?.at ?? to
    if (next < at && index + 1 < moves.length) throw new RangeError('Moves are in order of time.')
    const start = Math.max(at, from)
    const stop = Math.min(next, to)
    if (score !== null && start < stop) segments.push({ from: start, to: stop, score })
  }
  return segments
}
