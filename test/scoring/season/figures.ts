import { rankRanges } from '#src/scoring/rank-range.ts'
import { skillOf } from '#src/scoring/skill.ts'
import type { Measure, Played } from './play.ts'
import { boardAfter, CROWD, GOOD, medianSkilledRank, type Place, resultsOf } from './season.ts'

export const meanOf = (numbers: number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length

const briersOf = (season: Played[][], who: number) =>
  season.flatMap((question) => question[who]?.brier ?? [])

export const meanBrier = (seasons: Played[][][], who: number) =>
  meanOf(seasons.flatMap((season) => briersOf(season, who)))

/** How much lower than the others' somebody's score was on a whole question, over all seasons. */
export function relativeOf(seasons: Played[][][], who: number, measure: Measure): number {
  const results = seasons.flatMap((season) => resultsOf(season, who, measure))
  return (
    meanOf(results.map(({ relative }) => relative)) / meanOf(results.map((one) => one.coverage))
  )
}

/** In which share of the seasons somebody has a rank, and one above the median skilled person's. */
export const shareAbove = (seasons: Played[][][], who: number, measure?: Measure) =>
  shareAboveOn(
    seasons.map((season) => boardAfter(season, measure)),
    who,
  )

export const shareAboveOn = (boards: Place[][], who: number) =>
  meanOf(
    boards.map((board) =>
      Number((board[who]?.rank ?? Number.POSITIVE_INFINITY) < medianSkilledRank(board)),
    ),
  )

/** In which share of the seasons the best of all has a rank in the upper third. */
export const shareInTopThird = (seasons: Played[][][], measure?: Measure) =>
  meanOf(
    seasons.map((season) => {
      const board = boardAfter(season, measure)
      const ranked = board.filter(({ rank }) => rank !== null)
      return Number((board[GOOD]?.rank ?? Number.POSITIVE_INFINITY) <= ranked.length / 3)
    }),
  )

/** What profile and boards show of somebody, as they show it. */
export function shownOf(season: Played[][], who: number) {
  const briers = briersOf(season, who)
  const { skill, coverage } = skillOf(resultsOf(season, who, 'peers'))
  return {
    questions: briers.length,
    scores: [meanOf(briers).toFixed(3), (100 * skill).toFixed(1), coverage.toFixed(1)],
  }
}

/** What somebody came to over all seasons, for people to read. */
export function rowOf(seasons: Played[][][], who: number) {
  const boards = who === CROWD ? [] : seasons.map((season) => boardAfter(season))
  const ranks = boards.flatMap((board) => board[who]?.rank ?? [])
  const percent = (share: number) => Math.round(100 * share)
  const points = (value: number) => Math.round(1e4 * value) / 100
  return {
    brier: meanBrier(seasons, who).toFixed(3),
    points_a_question: points(relativeOf(seasons, who, 'peers')),
    beside_crowd: points(relativeOf(seasons, who, 'crowd')),
    skill_points: points(meanOf(boards.map((board) => board[who]?.skill ?? 0))),
    ranked_percent: percent(ranks.length / seasons.length),
    mean_rank: meanOf(ranks).toFixed(1),
    expected_rank: meanOf(boards.map((board) => rankRanges(board)[who]?.expected ?? 0)).toFixed(1),
    above_percent: percent(shareAbove(seasons, who)),
    above_by_median: percent(shareAbove(seasons, who, 'median')),
    above_by_first: percent(shareAbove(seasons, who, 'first')),
  }
}
