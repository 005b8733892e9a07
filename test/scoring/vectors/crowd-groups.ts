import { z } from 'zod'
import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { poolOfCurves } from '#src/scoring/curve.ts'
import { medianOfTally, neymanRoughgarden, pooledOdds, trimmedMean } from '#src/scoring/pools.ts'
import {
  geometricMeanOfOptions,
  meanOfOptions,
  medianOfOptions,
  talliesOfOptions,
} from '#src/scoring/pools-of-options.ts'
import { tallyOf } from '#src/scoring/tally.ts'
import { type Computed, text } from './compare.ts'
import type { Group } from './groups.ts'
import { agree, inTenThousandths, numbers, withBasisPoints } from './inputs.ts'

/** Where log odds are clipped is a constant of the rules, not a choice. */
const clip = z.literal(0.01)

const chances = z
  .strictObject({ ...withBasisPoints, order: text, clip })
  .refine(agree, 'p and bp differ')
const options = z
  .strictObject({ probs: z.array(numbers), bp: z.array(numbers), clip })
  .refine(({ probs, bp }) => inTenThousandths(probs.flat(), bp.flat()), 'probs and bp differ')
const curves = z.strictObject({ x: numbers, cdfs: z.array(numbers) })
const shapes = z.union([chances, options, curves])

function aggregates(inputs: z.output<typeof shapes>): Computed {
  if ('x' in inputs) return ofCurves(inputs)
  if ('probs' in inputs) return ofOptions(inputs)
  return ofChances(inputs)
}

function ofChances({ bp }: z.output<typeof chances>): Computed {
  const d = neymanRoughgarden(bp.length)
  const standing = tallyOf(bp)
  const extremised = (factor: number) => pooledOdds(standing, { factor }) / 1e4
  return {
    mean: trimmedMean(standing) / 1e4,
    median: medianOfTally(standing) / 1e4,
    geometric_mean_of_odds: pooledOdds(standing) / 1e4,
    trimmed_mean_10: trimmedMean(standing, 0.1) / 1e4,
    trimmed_mean_25: trimmedMean(standing, 0.25) / 1e4,
    extremised_1_5: extremised(1.5),
    extremised_sqrt3: extremised(Math.sqrt(3)),
    extremised_2_5: extremised(2.5),
    neyman_roughgarden_d: d,
    extremised_neyman_roughgarden: extremised(d),
    recency_weighted_median: recencyWeightedMedian(bp) / 1e4,
  }
}

const asShares = (bps: number[] | null) => bps?.map((bp) => bp / 1e4) ?? null

const ofOptions = ({ bp }: z.output<typeof options>): Computed => ({
  mean: asShares(meanOfOptions(talliesOfOptions(bp))),
  median_renormalised: asShares(medianOfOptions(talliesOfOptions(bp))),
  log_pool_renormalised: asShares(geometricMeanOfOptions(talliesOfOptions(bp))),
})

function ofCurves({ x, cdfs }: z.output<typeof curves>): Computed {
  const all = cdfs.map((cdf) => x.map((at, index) => ({ x: at, chance: cdf[index] as number })))
  const pooled = (how: 'mean' | 'median') => poolOfCurves(all, how).map(({ chance }) => chance)
  return { mean_cdf: pooled('mean'), median_cdf: pooled('median') }
}

export const aggregatesGroup: Group = { inputs: shapes, compute: aggregates }
