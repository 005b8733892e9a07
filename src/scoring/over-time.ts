import type { Segment, Window } from './standing.ts'

export type OverTime = {
  /** Milliseconds with a forecast standing inside the window. */
  active: number
  /** Sum of score times milliseconds, exact. */
  weighted: bigint
  /** Milliseconds that count as covered: as active, and on to the close if standing at the end. */
  covered: number
  /** The whole schedule in milliseconds: the divisor of `covered` and of the integral. */
  scheduled: number
}

/**
 * One person on one question: what the scores of the standing forecasts add up to over time.
 *
 * A forecast that stands when the window ends is taken to stand to the close, so that an early end
 * neither rewards nor punishes. Coverage is covered / scheduled, from 0 to 1.
 *
 * @param segments as `segmentsOf` gives them: integer scores over their unit
 * @throws RangeError for a score that is no integer
 * @see SCORING.md 2.2, and 2.3 for why the schedule is the divisor
 * @example
 * const window = { from: 0, to: 50, end: 100 }
 * overTime([{ from: 20, to: 50, score: 7 }], window)
 * // { active: 30, weighted: 210n, covered: 80, scheduled: 100 }
 */
export function overTime(segments: readonly Segment[], window: Window): OverTime {
  const active = segments.reduce((sum, { from, to }) => sum + (to - from), 0)
  const weighted = segments.reduce(
    (sum, { from, to, score }) => sum + BigInt(score) * BigInt(to - from),
    0n,
  )
  const tail = lastBeforeEnd(segments, window) === null ? 0 : window.end - window.to
  return { active, weighted, covered: active + tail, scheduled: window.end - window.from }
}

/**
 * The Brier score of a question that is shown: the mean over the time a forecast stood. To the
 * last digit it is `storedRatio(weighted, BigInt(active) * BigInt(unit))`.
 *
 * @param unit the divisor that brings scores to 0..1
 * @returns 0 (best) to 1; null if nothing stood
 * @see SCORING.md 2.2
 */
export const timeAverage = ({ active, weighted }: OverTime, unit: number) =>
  active === 0 ? null : Number(weighted) / active / unit

/** The same sum over the whole schedule, 0..1: absence adds nothing. See SCORING.md 2.2. */
export const integralOverSchedule = ({ scheduled, weighted }: OverTime, unit: number) =>
  Number(weighted) / scheduled / unit

/**
 * The score that stood at an instant announced beforehand; null when it lies at or after the end
 * of the window, or nothing stood.
 *
 * @returns in the unit of the segments
 * @see SCORING.md 2.2
 */
export function spotScore(segments: readonly Segment[], window: Window, at: number): number | null {
  if (at >= window.to) return null
  return segments.find(({ from, to }) => from <= at && at < to)?.score ?? null
}

/** The score of the first forecast that stood in the window, in the unit of the segments. */
export const firstScore = ([first]: readonly Segment[]) => first?.score ?? null

/** The score that stood when the window ended, in the unit of the segments; null if none did. */
export function lastBeforeEnd(segments: readonly Segment[], { to }: Window): number | null {
  const last = segments.at(-1)
  return last?.to === to ? last.score : null
}
