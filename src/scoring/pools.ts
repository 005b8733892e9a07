import { checkBasisPoints } from './exact.ts'

const WHOLE = 10_000
/** Log odds know no certainty: chances are read as at least 1% and at most 99%. */
const CLIP = 100

/**
 * The plain mean of standing chances, after leaving out the floor(cut n) lowest and highest.
 *
 * @param bps standing chances in basis points, one a person, in any order
 * @param cut the share left out at each end, 0 up to but not including 0.5
 * @returns basis points, not rounded
 * @throws RangeError when nobody stands, a chance or the share is outside its range
 * @see SCORING.md 5
 * @example trimmedMean([0, 1000, 2000, 3000, 10_000], 0.2) // 2000
 */
export function trimmedMean(bps: readonly number[], cut = 0): number {
  checkStanding(bps)
  if (!(cut >= 0 && cut < 0.5)) throw new RangeError(`Less than a half is cut, not ${cut}.`)
  const left = Math.floor(cut * bps.length)
  const kept = bps.toSorted((a, b) => a - b).slice(left, bps.length - left)
  return kept.reduce((sum, bp) => sum + bp, 0) / kept.length
}

/**
 * The chance whose log odds are the weighted mean of the standing log odds times a factor:
 * expit(a sum w logit p / sum w). With factor 1 the geometric mean of odds; above 1 extremised.
 *
 * @param bps standing chances in basis points, one a person; read as 1% to 99%
 * @param how `factor` a, by default 1; `weights` one a person, not negative and not all 0, by
 *   default equal
 * @returns basis points, not rounded
 * @throws RangeError when nobody stands or a chance is outside 0 to 10000
 * @see SCORING.md 5; Satopaa et al. (2014)
 * @example pooledOdds([2000, 8000]) // 5000
 */
export function pooledOdds(
  bps: readonly number[],
  { factor = 1, weights }: { factor?: number; weights?: readonly number[] } = {},
): number {
  checkStanding(bps)
  const weightOf = (index: number) => (weights ? (weights[index] as number) : 1)
  const sum = bps.reduce((total, bp, index) => total + weightOf(index) * logOdds(bp), 0)
  const total = bps.reduce((all, _, index) => all + weightOf(index), 0)
  return WHOLE / (1 + Math.exp(-factor * (sum / total)))
}

/**
 * By how much the log odds of n independent people are extremised: d(n) = n (sqrt(3n^2 - 3n + 1) -
 * 2) / (n^2 - n - 1), which tends to sqrt 3.
 *
 * @param n an integer from 1 on; 1 of one
 * @see SCORING.md 5; Neyman and Roughgarden (2021), for log odds Sevilla (2021)
 */
export const neymanRoughgarden = (n: number) =>
  (n * (Math.sqrt(3 * n * n - 3 * n + 1) - 2)) / (n * n - n - 1)

/**
 * Weights by what was known of people's skill at the time: max(skill, 0) + epsilon, so that nobody
 * counts for nothing and nobody against.
 *
 * @param skills of the people in the pool, in units of a Brier score
 * @see SCORING.md 5
 */
export const weightsBySkill = (skills: readonly number[], epsilon: number) =>
  skills.map((skill) => Math.max(skill, 0) + epsilon)

function checkStanding(bps: readonly number[]): void {
  if (bps.length === 0) throw new RangeError('A crowd has at least one forecast.')
  for (const bp of bps) checkBasisPoints(bp)
}

function logOdds(bp: number): number {
  const clipped = Math.min(Math.max(bp, CLIP), WHOLE - CLIP)
  return Math.log(clipped / (WHOLE - clipped))
}
