import type { Interval } from '#src/scoring/interval.ts'
import { pools } from '#src/scoring/pools.ts'
import { intervalOfStanding, type RowOfSums } from './line.ts'

/** The crowd that is shown and the pools it could be. */
export const crowds = ['crowd', ...pools] as const
export type CrowdName = (typeof crowds)[number]

/** What one way of pooling reached on resolved questions. */
export type CrowdLine = {
  name: CrowdName
  questions: number
  /** The sum of Brier scores, an integer of 1e-10. */
  averages: number
  /** How much better than the crowd that is shown, while both stood. */
  better: Interval
}

/** The scores of one way of pooling; `relative` is to the crowd that is shown. */
export type CrowdSums = RowOfSums & { name: CrowdName; questions: number; averages: number }

/** Each way of pooling, in the order in which they are named. */
export const crowdLines = (sums: CrowdSums[]): CrowdLine[] =>
  sums
    .map(({ name, questions, averages, ...own }) => ({
      ...{ name, questions, averages },
      better: intervalOfStanding(own),
    }))
    .sort((a, b) => crowds.indexOf(a.name) - crowds.indexOf(b.name))

/**
 * The pool that is ahead of the crowd by more than its interval, the furthest of several. One that
 * is so over a year is to become the crowd.
 *
 * @see SCORING.md 5
 */
export const leaderOf = (lines: CrowdLine[]): CrowdName | undefined =>
  lines
    .filter(({ better }) => (better.low ?? 0) > 0)
    .sort((a, b) => (b.better.mean ?? 0) - (a.better.mean ?? 0))[0]?.name
