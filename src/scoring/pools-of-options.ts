import { checkDistribution } from './exact.ts'
import { medianOf } from './quantile.ts'

/**
 * The mean of each option's chances; they sum to 10000 by themselves.
 *
 * @param standing chances in basis points, an option a number, one list a person
 * @returns basis points, not rounded, as of all pools of options
 * @throws RangeError when nobody stands or chances do not sum to 10000
 * @see SCORING.md 5
 */
export const meanOfOptions = (standing: readonly (readonly number[])[]): number[] =>
  columnsOf(standing).map((chances) => sumOf(chances) / chances.length)

/**
 * The median of each option's chances, brought to a sum of 10000.
 *
 * @returns null where all medians are 0: where most are certain, each of something else
 * @throws RangeError as `meanOfOptions`
 * @see SCORING.md 5
 */
export function medianOfOptions(standing: readonly (readonly number[])[]): number[] | null {
  const medians = columnsOf(standing).map(medianOf)
  return sumOf(medians) === 0 ? null : renormalised(medians)
}

/**
 * The geometric mean of each option's chances, brought to a sum of 10000; chances are read as at
 * least 1% over the number of options.
 *
 * @throws RangeError as `meanOfOptions`
 * @see SCORING.md 5
 */
export function geometricMeanOfOptions(standing: readonly (readonly number[])[]): number[] {
  const columns = columnsOf(standing)
  const least = 100 / columns.length
  return renormalised(
    columns.map((chances) =>
      Math.exp(sumOf(chances.map((bp) => Math.log(Math.max(bp, least)))) / chances.length),
    ),
  )
}

function columnsOf(standing: readonly (readonly number[])[]): number[][] {
  const [first] = standing
  if (!first) throw new RangeError('A crowd has at least one forecast.')
  for (const bps of standing) checkDistribution(bps)
  return first.map((_, option) => standing.map((bps) => bps[option] as number))
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

function renormalised(chances: readonly number[]): number[] {
  const sum = sumOf(chances)
  return chances.map((one) => (one / sum) * 10_000)
}
