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
 * time average = weighted / (active unit); integral over the schedule = weighted / (scheduled
 * unit); coverage = covered / scheduled, where a forecast that stands when the window ends is
 * taken to stand to the close, so that an early end does not reward or punish.
 *
 * @param segments as `segmentsOf` gives them: integer scores over their unit
 * @see SCORING 2.2, and 2.3 for why the schedule is the divisor
 */
export function overTime(segments: readonly Segment[], window: Window): OverTime {
  const active = segments.reduce((sum, { from, to }) => sum + (to - from), 0)
  const weighted = segments.reduce(
    (sum, { from, to, score }) => sum + BigInt(score) * BigInt(to - from),
    0n,
  )
  const last = segments.at(-1)
  const tail = last && last.to === window.to ? window.end - window.to : 0
  return { active, weighted, covered: active + tail, scheduled: window.end - window.from }
}

/**
 * The score that stood at an instant announced beforehand; null when it lies at or after the end
 * of the window, or nothing stood.
 *
 * @see SCORING 2.2
 */
export function spotScore(segments: readonly Segment[], window: Window, at: number): number | null {
  if (at >= window.to) return null
  return segments.find(({ from, to }) => from <= at && at < to)?.score ?? null
}
