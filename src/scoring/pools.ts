import { inPlace, meanOver, type Tally } from './tally.ts'

/**
 * In which ways a crowd's chances are made one beside the recency-weighted median, which is the
 * crowd that is shown.
 */
export const pools = ['mean', 'median', 'trimmed', 'odds', 'extremised', 'skilled'] as const
export type Pool = (typeof pools)[number]

const WHOLE = 10_000
/** Log odds know no certainty: chances are read as at least 1% and at most 99%. */
const CLIP = 100
const TRIMMED = 0.1

/**
 * What each pool makes of standing chances, in basis points, not rounded. Of a tally in which
 * nobody weighs anything the pool by skill is NaN.
 *
 * @see SCORING.md 5
 */
export const poolOf: Record<Pool, (standing: Tally) => number> = {
  mean: (standing) => trimmedMean(standing),
  median: (standing) => medianOfTally(standing),
  trimmed: (standing) => trimmedMean(standing, TRIMMED),
  odds: (standing) => pooledOdds(standing),
  extremised: (standing) => pooledOdds(standing, { factor: neymanRoughgarden(standing.size) }),
  skilled: (standing) => pooledOdds(standing, { by: 'weights' }),
}

/**
 * The same of a chance to stay at or below a value, one of several that rise: where all are sure it
 * stays sure, so that no pool finds chances beyond the ends of a range.
 */
export const poolAtBorder = (pool: Pool, standing: Tally): number => {
  if (standing.counts[0] === standing.size) return 0
  return standing.counts[WHOLE] === standing.size ? WHOLE : poolOf[pool](standing)
}

/** The middle chance; of two middle ones their mean. */
export const medianOfTally = (standing: Tally) =>
  (inPlace(standing, Math.ceil(standing.size / 2) - 1) +
    inPlace(standing, Math.floor(standing.size / 2))) /
  2

/**
 * The plain mean of standing chances, after leaving out the floor(cut n) lowest and highest.
 *
 * @param cut the share left out at each end, 0 up to but not including 0.5
 * @returns basis points, not rounded
 * @throws RangeError when the share is outside its range
 * @see SCORING.md 5
 * @example trimmedMean(tallyOf([0, 1000, 2000, 3000, 10_000]), 0.2) // 2000
 */
export function trimmedMean({ counts, size }: Tally, cut = 0): number {
  if (!(cut >= 0 && cut < 0.5)) throw new RangeError(`Less than a half is cut, not ${cut}.`)
  const left = Math.floor(cut * size)
  const kept = size - 2 * left
  let [below, sum] = [0, 0]
  for (let bp = 0; bp <= WHOLE; bp++) {
    const many = counts[bp] as number
    if (many === 0) continue
    const from = below < left ? left : below
    below += many
    const to = below > left + kept ? left + kept : below
    if (to > from) sum += bp * (to - from)
  }
  return sum / kept
}

/**
 * The chance whose log odds are the weighted mean of the standing log odds times a factor:
 * expit(a sum w logit p / sum w). With factor 1 the geometric mean of odds; above 1 extremised.
 *
 * @param how `factor` a, by default 1; `by` people, who weigh the same, or their weights
 * @returns basis points, not rounded; chances are read as 1% to 99%
 * @see SCORING.md 5; Satopaa et al. (2014)
 * @example pooledOdds(tallyOf([2000, 8000])) // 5000
 */
export const pooledOdds = (
  standing: Tally,
  { factor = 1, by = 'people' }: { factor?: number; by?: 'people' | 'weights' } = {},
): number =>
  WHOLE / (1 + Math.exp(-factor * meanOver(standing, (bp) => LOG_ODDS[bp] as number, by)))

/**
 * By how much the log odds of n independent people are extremised: d(n) = n (sqrt(3n^2 - 3n + 1) -
 * 2) / (n^2 - n - 1), which tends to sqrt 3.
 *
 * @param n an integer from 1 on; 1 of one
 * @see SCORING.md 5; Neyman and Roughgarden (2021), for log odds Sevilla (2021)
 */
export const neymanRoughgarden = (n: number) =>
  (n * (Math.sqrt(3 * n * n - 3 * n + 1) - 2)) / (n * n - n - 1)

/** Skill in the unit it is ordered by: integers of 1e-9. */
const SKILL_UNIT = 1e9

/** What somebody weighs of whom nothing is known, or nothing good: a hundredth of a Brier score. */
export const LEAST_WEIGHT = 0.01

/**
 * What somebody weighs by what was known of their skill at the time: max(skill, 0) + 0.01, so that
 * nobody counts for nothing and nobody against. In integers of 1e-9.
 *
 * @param skill in units of a Brier score, times 1e9
 * @see SCORING.md 5
 */
export const weightBySkill = (skill: number) => Math.max(skill, 0) + LEAST_WEIGHT * SKILL_UNIT

/** Worked out once: a crowd in which everything is said would ask for ten thousand at a time. */
const LOG_ODDS = Float64Array.from({ length: WHOLE + 1 }, (_, bp) => {
  const clipped = Math.min(Math.max(bp, CLIP), WHOLE - CLIP)
  return Math.log(clipped / (WHOLE - clipped))
})
