import { clusteredInterval, type Interval, type Result } from './interval.ts'
import type { Segment, Window } from './standing.ts'

/** Two who stood on one question: their segments, its window, and the divisor of scores. */
export type Pair = {
  own: readonly Segment[]
  other: readonly Segment[]
  window: Window
  unit: number
}

/**
 * One person beside another, or beside the crowd as it was published: how much lower (better)
 * their score was while both stood, 1/W integral (S_other - S_own).
 *
 * @returns `relative` -1..1 and `coverage`, the share of the schedule with both, 0..1; both 0 if
 *   they never stood together
 * @see SCORING.md 3.2 and 3.3
 */
export function besideOther({ own, other, window, unit }: Pair): Omit<Result, 'cluster'> {
  let [gained, together] = [0, 0]
  for (let [i, j] = [0, 0]; i < own.length && j < other.length; ) {
    const [mine, theirs] = [own[i] as Segment, other[j] as Segment]
    const overlap = Math.min(mine.to, theirs.to) - Math.max(mine.from, theirs.from)
    if (overlap > 0) {
      gained += overlap * (theirs.score - mine.score)
      together += overlap
    }
    if (mine.to <= theirs.to) i++
    else j++
  }
  const scheduled = window.end - window.from
  return { relative: gained / scheduled / unit, coverage: together / scheduled }
}

/**
 * Head to head over questions: the mean of S_other - S_own while both stood, each question by the
 * share of its schedule, with an interval that allows for clusters.
 *
 * @returns `mean` above 0 where one's own scores were better; null where they never met
 * @see SCORING.md 3.3
 */
export const headToHead = (questions: readonly (Pair & { cluster: string })[]): Interval =>
  clusteredInterval(questions.map((pair) => ({ ...besideOther(pair), cluster: pair.cluster })))
