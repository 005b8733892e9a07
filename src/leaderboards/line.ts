import type { Standing } from '#src/db/schema.ts'
import { STORED_UNIT, storedRatio } from '#src/scoring/exact.ts'
import type { Interval } from '#src/scoring/interval.ts'
import type { Platform } from '#src/scoring/platform.ts'
import { type RankRange, rankRangeAmong } from '#src/scoring/rank-range.ts'
import { type Skill, skillFrom } from '#src/scoring/skill.ts'
import { intervalOfSums } from '#src/scoring/sums.ts'
import { type Spread, WHOLE_WEIGHT } from './board.ts'

/** One line of a board. Means and points are integers of 1e-10; ranks are null without a place. */
export type Line = Pick<Standing, 'forecaster' | 'person_id'> & {
  handle: string | null
  /** Whether nobody is compared with them, so that they have no rank. */
  apart: boolean
  rank: number | null
  questions: number
  mean: number
  coverage: number
  /** The mean of the crowd, and of always 50%, on the same questions. */
  crowd: number | null
  even: number
  /** How much lower than the crowd's while both stood; null where they never did. */
  vsCrowd: number | null
  /** The sum of peer scores by the weights of a tournament. */
  points: number
  skill: Skill
  /** Where the skill may lie among the ranked; undefined until that is known of the board. */
  range: RankRange | undefined
}

export type NamedStanding = Standing & { handle: string | null; apart: boolean }

/** What an interval is made of, as the database sums it. */
export type RowOfSums = Pick<
  Standing,
  | ('relative' | 'covered' | 'clusters')
  | ('squares' | 'relative_squares' | 'crossed' | 'covered_squares')
>

/** The mean relative score of sums as they are stored, with its interval. */
export const intervalOfStanding = (row: RowOfSums): Interval =>
  intervalOfSums({
    relative: BigInt(row.relative),
    covered: BigInt(row.covered),
    clusters: row.clusters,
    squares: BigInt(row.squares),
    relativeSquares: BigInt(row.relative_squares),
    crossed: BigInt(row.crossed),
    coveredSquares: BigInt(row.covered_squares),
  })

export const skillOfStanding = (row: Standing, platform: Platform): Skill =>
  skillFrom(intervalOfStanding(row), platform)

/** What a line shows of the sums that are stored of it. */
export function lineOf(
  row: NamedStanding,
  rank: number | null,
  { platform, spread }: { platform: Platform; spread: Spread | null },
): Line {
  const { forecaster, person_id, handle, apart, scored } = row
  const skill = skillOfStanding(row, platform)
  return {
    ...{ forecaster, person_id, handle, apart, rank, skill },
    questions: scored,
    mean: meanOver(row.averages, scored),
    coverage: meanOver(row.coverages, scored),
    crowd: row.crowd_scored > 0 ? meanOver(row.crowd_averages, row.crowd_scored) : null,
    even: meanOver(row.even_averages, scored),
    vsCrowd: row.vs_crowd_coverage > 0 ? meanOver(row.vs_crowd, row.vs_crowd_coverage, 1n) : null,
    points: meanOver(row.points, WHOLE_WEIGHT),
    range: rank !== null && spread ? rangeIn(spread, skill) : undefined,
  }
}

const rangeIn = (spread: Spread, skill: Skill): RankRange =>
  rankRangeAmong(
    spread.map(([people, groupSkill, deviation]) => ({ people, skill: groupSkill, deviation })),
    skill,
  )

/** A sum of stored integers over a count, or over one that is itself of 1e-10. */
const meanOver = (sum: number, count: number, unit = BigInt(STORED_UNIT)) =>
  storedRatio(BigInt(sum), BigInt(count) * unit)
