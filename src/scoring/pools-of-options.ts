import { checkDistribution } from './exact.ts'
import { medianOfTally, neymanRoughgarden, type Pool, trimmedMean } from './pools.ts'
import { meanOver, type Tally, tallyOf } from './tally.ts'

/**
 * What people say of options of which one comes about, option by option.
 *
 * @param standing chances in basis points, an option a number, one list a person
 * @throws RangeError when nobody stands or chances do not sum to 10000
 */
export function talliesOfOptions(standing: readonly (readonly number[])[]): Tally[] {
  const [first] = standing
  if (!first) throw new RangeError('A crowd has at least one forecast.')
  for (const bps of standing) checkDistribution(bps)
  return first.map((_, option) => tallyOf(standing.map((bps) => bps[option] as number)))
}

/**
 * What each pool makes of options: each option pooled for itself, then brought to a sum of 10000.
 * Where that leaves nothing, as where most are certain, each of something else, it is their mean.
 *
 * @returns basis points, not rounded, as of all pools of options
 * @see SCORING.md 5
 */
export const poolOfOptions: Record<Pool, (options: readonly Tally[]) => number[]> = {
  mean: (options) => meanOfOptions(options),
  median: (options) => medianOfOptions(options) ?? meanOfOptions(options),
  trimmed: (options) => trimmedMeanOfOptions(options) ?? meanOfOptions(options),
  odds: (options) => geometricMeanOfOptions(options),
  extremised: (options) =>
    geometricMeanOfOptions(options, { factor: neymanRoughgarden(options[0]?.size ?? 1) }),
  skilled: (options) => geometricMeanOfOptions(options, { by: 'weights' }),
}

/** The mean of each option's chances; they sum to 10000 by themselves. */
export const meanOfOptions = (options: readonly Tally[]): number[] =>
  options.map((standing) => trimmedMean(standing))

/** The median of each option's chances, brought to a sum of 10000; null where all are 0. */
export const medianOfOptions = (options: readonly Tally[]): number[] | null =>
  renormalised(options.map(medianOfTally))

const TRIMMED = 0.1

const trimmedMeanOfOptions = (options: readonly Tally[]) =>
  renormalised(options.map((standing) => trimmedMean(standing, TRIMMED)))

/**
 * The geometric mean of each option's chances to the power of a factor, brought to a sum of 10000;
 * chances are read as at least 1% over the number of options.
 *
 * @param how `factor`, by default 1, above it extremised; `by` people, who weigh the same, or their
 *   weights
 */
export function geometricMeanOfOptions(
  options: readonly Tally[],
  { factor = 1, by = 'people' }: { factor?: number; by?: 'people' | 'weights' } = {},
): number[] {
  const least = 100 / options.length
  const means = options.map((standing) =>
    Math.exp(factor * meanOver(standing, (bp) => Math.log(Math.max(bp, least)), by)),
  )
  return renormalised(means) as number[]
}

function renormalised(chances: readonly number[]): number[] | null {
  const sum = chances.reduce((total, one) => total + one, 0)
  return sum === 0 ? null : chances.map((one) => (one / sum) * 10_000)
}
