import { checkBasisPoints } from './exact.ts'

/** What was said of one event: its chance, whether it happened, and how much the saying counts. */
export type SaidOfEvent = { bp: number; happened: boolean; weight: number }

/** One forecast: the chance of yes alone, or that of each option, of which one comes about. */
export type SaidOfQuestion = readonly SaidOfEvent[]

/** One row of a calibration table; means are null where nothing was said. */
export type Bin = {
  /** The chances it holds, in basis points: [from, to), the last one closed. */
  from: number
  to: number
  /** Weighted mean of the chances said, in basis points. */
  said: number | null
  /** Weighted share of the events that happened, 0 to 1. */
  happened: number | null
  count: number
  weight: number
}

/**
 * Chances sorted into bins of equal width [k/bins, (k+1)/bins), the last closed, each with the mean
 * chance said and the share of events that happened: equal where somebody is calibrated.
 *
 * @param said chances in integer basis points; weights above 0
 * @returns all bins from the lowest, the empty ones too
 * @throws RangeError for a chance outside 0 to 10000, a weight that is not above 0, or a number of
 *   bins that is no positive integer
 * @see SCORING.md 4.1; Murphy (1973)
 * @example
 * calibrationBins([{ bp: 7300, happened: true, weight: 1 }])[7]
 * // { from: 7000, to: 8000, said: 7300, happened: 1, count: 1, weight: 1 }
 */
export function calibrationBins(said: readonly SaidOfEvent[], bins = 10): Bin[] {
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`There is at least one bin, not ${bins}.`)
  for (const { bp, weight } of said) {
    checkBasisPoints(bp)
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`A weight is above 0, not ${weight}.`)
  }
  const filled = Map.groupBy(said, ({ bp }) => binOf(bp, bins))
  return Array.from({ length: bins }, (_, k) => ({
    from: (k * 10_000) / bins,
    to: ((k + 1) * 10_000) / bins,
    ...meansOf(filled.get(k) ?? []),
  }))
}

/** The number of the bin of a chance, exact on integers. */
export const binOf = (bp: number, bins: number) =>
  Math.min(Math.floor((bp * bins) / 10_000), bins - 1)

function meansOf(said: readonly SaidOfEvent[]) {
  const sum = (of: (one: SaidOfEvent) => number) => said.reduce((total, one) => total + of(one), 0)
  const weight = sum((one) => one.weight)
  return {
    said: weight === 0 ? null : sum((one) => one.weight * one.bp) / weight,
    happened: weight === 0 ? null : sum((one) => (one.happened ? one.weight : 0)) / weight,
    count: said.length,
    weight,
  }
}
