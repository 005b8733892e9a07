import { type Bin, binOf, calibrationBins, type SaidOfEvent } from './bins.ts'
import { brier } from './brier.ts'

/** Of what a mean Brier score is made; each a number of 0..1, the covariance of -1..1. */
export type Murphy = {
  brier: number
  /** How far the bins' chances lie from what happened: 0 is calibrated. */
  reliability: number
  /** How far what happened in the bins lies from the base rate: more is better. */
  resolution: number
  /** The score of always saying the base rate. */
  uncertainty: number
  /** What chances that differ within a bin add, and what they explain. */
  varianceWithin: number
  covarianceWithin: number
  /** Resolution with what is resolved within bins: resolution - variance + covariance. */
  generalisedResolution: number
  said: number
  happened: number
}

/**
 * The mean Brier score taken apart: brier = reliability - resolution + uncertainty + varianceWithin
 * - covarianceWithin, exactly but for rounding, whatever the bins.
 *
 * REL = 1/N sum n_k (f_k - o_k)^2, RES = 1/N sum n_k (o_k - o)^2, UNC = o (1 - o), and within bins
 * WBV = 1/N sum (f - f_k)^2, WBC = 2/N sum (f - f_k)(y - o_k).
 *
 * @param said chances in integer basis points; weights above 0
 * @param bins how many, of equal width; of 10001 each chance has its own
 * @returns null where nothing was said
 * @throws RangeError for a chance outside 0 to 10000 or a weight that is not above 0
 * @see SCORING.md 4.1; Murphy (1973), Stephenson et al. (2008)
 */
export function murphy(said: readonly SaidOfEvent[], bins = 10): Murphy | null {
  const all = calibrationBins(said, bins)
  const filled = all.filter(isFilled)
  const total = filled.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null

  const mean = (of: (one: SaidOfEvent, bin: FilledBin) => number) =>
    said.reduce((sum, one) => {
      const bin = all[binOf(one.bp, bins)] as FilledBin
      return sum + one.weight * of(one, bin)
    }, 0) / total
  const meanOfBins = (of: (bin: FilledBin) => number) =>
    filled.reduce((sum, bin) => sum + bin.weight * of(bin), 0) / total

  const happened = mean((one) => Number(one.happened))
  const resolution = meanOfBins((bin) => (bin.happened - happened) ** 2)
  const varianceWithin = mean(({ bp }, bin) => ((bp - bin.said) / 10_000) ** 2)
  const covarianceWithin =
    2 * mean((one, bin) => ((one.bp - bin.said) / 10_000) * (Number(one.happened) - bin.happened))
  return {
    brier: mean((one) => brier(one.bp, one.happened)) / 1e8,
    reliability: meanOfBins((bin) => (bin.said / 10_000 - bin.happened) ** 2),
    resolution,
    uncertainty: happened * (1 - happened),
    varianceWithin,
    covarianceWithin,
    generalisedResolution: resolution - varianceWithin + covarianceWithin,
    said: mean(({ bp }) => bp) / 10_000,
    happened,
  }
}

type FilledBin = Bin & { said: number; happened: number }
const isFilled = (bin: Bin): bin is FilledBin => bin.said !== null
