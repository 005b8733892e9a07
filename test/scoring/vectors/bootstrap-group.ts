import { z } from 'zod'
import { bootstrapRatio, type Cluster, ratioOf, standardErrorOf } from '#src/scoring/bootstrap.ts'
import { quantile } from '#src/scoring/quantile.ts'
import type { Computed } from './compare.ts'
import type { Group } from './groups.ts'
import { numbers } from './inputs.ts'

const pairs = { r: numbers, c: numbers }
const given = z.strictObject({ ...pairs, indices: z.array(z.array(z.int())) })
const drawn = z.strictObject({ ...pairs, n_resamples: z.int(), level: z.number() })
const shapes = z.union([given, drawn, z.strictObject(pairs)])

function bootstrap(inputs: z.output<typeof shapes>): Computed {
  const clusters = inputs.r.map((relative, index) => ({
    relative,
    coverage: inputs.c[index] as number,
  }))
  if ('indices' in inputs) return ofResamples(clusters, inputs.indices)
  if ('level' in inputs) return ofOwn(clusters, inputs.n_resamples, inputs.level)

  const all = everyResample(clusters.length)
  const { se, ...fields } = ofResamples(clusters, all)
  // Of all resamples there are the deviation is known, not estimated.
  return { ...fields, se: se * Math.sqrt((all.length - 1) / all.length) }
}

function ofResamples(clusters: Cluster[], resamples: number[][]) {
  const ratios = resamples.map((indices) =>
    ratioOf(indices.map((index) => clusters[index] as Cluster)),
  )
  return {
    estimate: ratioOf(clusters),
    q025: quantile(ratios, 0.025),
    q50: quantile(ratios, 0.5),
    q975: quantile(ratios, 0.975),
    se: standardErrorOf(ratios),
  }
}

/** The tolerance holds two errors of chance; with more resamples nearly all of it is left to one. */
const MORE = 5

function ofOwn(clusters: Cluster[], asked: number, level: number): Computed {
  const result = bootstrapRatio(clusters, { replicates: MORE * asked, level, seed: 1 })
  return {
    estimate: result?.estimate,
    se: result?.standardError,
    percentile: result && [result.percentile.low, result.percentile.high],
    bca: result?.corrected && [result.corrected.low, result.corrected.high],
  }
}

const everyResample = (n: number) =>
  Array.from({ length: n ** n }, (_, number) =>
    Array.from({ length: n }, (_, digit) => Math.floor(number / n ** digit) % n),
  )

export const bootstrapGroup: Group = { inputs: shapes, compute: bootstrap }
