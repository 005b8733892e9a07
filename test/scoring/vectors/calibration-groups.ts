import { z } from 'zod'
import { consistencyBand } from '#src/scoring/bands.ts'
import { calibrationBins } from '#src/scoring/bins.ts'
import { calibrationInTheLarge, spiegelhalter } from '#src/scoring/calibrated.ts'
import { corp, curveAt } from '#src/scoring/corp.ts'
import { murphy } from '#src/scoring/murphy.ts'
import { type Compare, type Computed, differences, text } from './compare.ts'
import type { Group } from './groups.ts'
import { agree, basisPoints, numbers, saidOf, withBasisPoints, yesNo } from './inputs.ts'

const binned = z
  .strictObject({ ...withBasisPoints, y: numbers, w: numbers.nullable(), bins: z.int() })
  .refine(agree, 'p and bp differ')

/** Of so many bins each chance has its own. */
const ONE_EACH = 10_001

function murphyFields({ bp, y, w, bins }: z.output<typeof binned>): Computed {
  const said = saidOf(bp, y, w)
  const parts = murphy(said, bins)
  const distinct = murphy(said, ONE_EACH)
  const filled = calibrationBins(said, bins).map(({ weight }, index) => [String(index), weight])
  return {
    brier: parts?.brier,
    rel: parts?.reliability,
    res: parts?.resolution,
    unc: parts?.uncertainty,
    wbv: parts?.varianceWithin,
    wbc: parts?.covarianceWithin,
    gres: parts?.generalisedResolution,
    rel_distinct: distinct?.reliability,
    res_distinct: distinct?.resolution,
    mean_forecast: parts?.said,
    base_rate: parts?.happened,
    bin_n: Object.fromEntries(filled.filter(([, weight]) => weight !== 0)),
  }
}

function corpFields({ bp, y, w }: z.output<typeof yesNo>): Computed {
  const parts = corp(saidOf(bp, y, w))
  if (!parts) return {}
  const { blocks } = parts
  return {
    recalibrated: bp.map((chance) => curveAt(blocks, chance)),
    mean_score: parts.score,
    mcb: parts.miscalibration,
    dsc: parts.discrimination,
    unc: parts.uncertainty,
    blocks: blocks.length,
    bins: blocks.map(({ from, to, weight, happened }) => ({
      x_min: from / 1e4,
      x_max: to / 1e4,
      n: weight,
      cep: happened,
    })),
  }
}

const banded = z.strictObject({ p: basisPoints, y: numbers, level: z.number(), n_boot: z.int() })

function bandFields({ p, y, level, n_boot }: z.output<typeof banded>): Computed {
  const points = consistencyBand(
    saidOf(p, y).map((one) => [one]),
    { replicates: n_boot, level, seed: 1 },
  )
  return {
    x: points.map(({ bp }) => bp / 1e4),
    lower: points.map(({ low }) => low),
    upper: points.map(({ high }) => high),
  }
}

const bandTolerance = z.strictObject({
  abs: z.number(),
  share_of_points: z.number(),
  why: text.optional(),
})
const bounds = z.strictObject({ x: numbers, lower: numbers, upper: numbers })

/** So many of all bounds lie near enough; the points themselves agree. */
const compareBands: Compare = (computed, expected, tolerance) => {
  const { abs, share_of_points } = bandTolerance.parse(tolerance)
  const wanted = bounds.parse(expected)
  const odd = differences('x', computed.x, wanted.x, 1e-12)
  const far = (['lower', 'upper'] as const).flatMap((side) =>
    differences(side, computed[side], wanted[side], abs),
  )
  const isEnough = far.length <= (1 - share_of_points) * 2 * wanted.x.length
  return isEnough ? odd : [...odd, ...far]
}

const tested = z.strictObject({ p: basisPoints, y: numbers })

function testFields({ p, y }: z.output<typeof tested>): Computed {
  const said = saidOf(p, y)
  const test = spiegelhalter(said.map((one) => [one]))
  const alone = said.map((one, index) => ({ ...one, cluster: String(index) }))
  return {
    spiegelhalter_z: test?.z ?? null,
    spiegelhalter_p_two_sided: test?.p ?? null,
    bias: calibrationInTheLarge(alone).mean,
    brier: murphy(said)?.brier,
  }
}

export const murphyGroup: Group = { inputs: binned, compute: murphyFields }
export const corpGroup: Group = {
  inputs: yesNo,
  compute: corpFields,
  bands: { inputs: banded, compute: bandFields, compare: compareBands },
}
export const calibrationTests: Group = { inputs: tested, compute: testFields }
