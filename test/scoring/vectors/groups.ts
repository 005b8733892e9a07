import { z } from 'zod'
import { brier, brierOfOptions } from '#src/scoring/brier.ts'
import { skillScore } from '#src/scoring/calibrated.ts'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { logScore } from '#src/scoring/logarithmic.ts'
import { rankedNumerator, rankedUnit } from '#src/scoring/ranked.ts'
import { leaderboard, pairwiseTheta } from './board-groups.ts'
import { bootstrapGroup } from './bootstrap-group.ts'
import { calibrationTests, corpGroup, murphyGroup } from './calibration-groups.ts'
import type { Compare, Computed } from './compare.ts'
import { aggregatesGroup } from './crowd-groups.ts'
import { inTenThousandths, numbers, yesNo } from './inputs.ts'
import { crpsGroup } from './numeric-groups.ts'
import { relative, timeWeighted } from './timed-groups.ts'

/** One group: the inputs it understands, strictly, and how its expected fields are computed. */
export type Group = {
  inputs: z.ZodType
  compute: (inputs: never) => Computed
  compare?: Compare
  /** Cases of another shape that the group has besides. */
  bands?: Group
}

const rows = z.array(numbers)

const mean = (values: number[], weights: number[] | null) => {
  const w = weights ?? values.map(() => 1)
  const total = w.reduce((sum, weight) => sum + weight, 0)
  return values.reduce((sum, value, index) => sum + value * (w[index] as number), 0) / total
}

function brierBinary({ bp, y, w }: z.output<typeof yesNo>): Computed {
  const each = bp.map((chance, index) => brier(chance, y[index] === 1) / 1e8)
  const average = mean(each, w)
  const base = mean(y, w)
  const uncertainty = base * (1 - base)
  const logs = bp.map((chance, index) => logScore(y[index] === 1 ? chance : 10_000 - chance))
  return {
    per_forecast: each,
    mean: average,
    mean_0_to_2: 2 * average,
    skill_vs_base_rate: skillScore(average, uncertainty),
    log_score_mean_clip_1bp: mean(logs, w),
  }
}

const options = z
  .strictObject({ probs: rows, bp: rows, outcome: numbers })
  .refine(({ probs, bp }) => inTenThousandths(probs.flat(), bp.flat()), 'probs and bp differ')

function brierMulti({ bp, outcome }: z.output<typeof options>): Computed {
  const each = bp.map((chances, index) => brierOfOptions(chances, outcome[index] as number) / 1e8)
  return {
    half_0_to_1: each,
    mean: mean(each, null),
    original_0_to_2: each.map((score) => 2 * score),
    log_score_clip_1bp: bp.map((chances, index) =>
      logScore(chances[outcome[index] as number] as number),
    ),
  }
}

function rps({ bp, outcome }: z.output<typeof options>): Computed {
  const each = bp.map((chances, index) => {
    const numerator = rankedNumerator(chances, outcome[index] as number)
    return numerator / rankedUnit(chances.length)
  })
  return {
    rps_normalised: each,
    mean: mean(each, null),
    rps_unnormalised: each.map((score, index) => score * ((bp[index] as number[]).length - 1)),
    gjo_0_to_2: each.map((score) => 2 * score),
  }
}

const ratio = z.strictObject({ r: numbers, c: numbers, cluster: z.array(z.number()) })

function clusterCi({ r, c, cluster }: z.output<typeof ratio>): Computed {
  const interval = clusteredInterval(
    r.map((relative, index) => ({
      relative,
      coverage: c[index] as number,
      cluster: String(cluster[index]),
    })),
  )
  return {
    estimate: interval.mean,
    se: interval.standardError,
    df: interval.clusters - 1,
    lo95_t: interval.low,
    hi95_t: interval.high,
    n_effective: interval.effective,
  }
}

export const groups: Record<string, Group> = {
  brier_binary: { inputs: yesNo, compute: brierBinary },
  brier_multi: { inputs: options, compute: brierMulti },
  rps: { inputs: options, compute: rps },
  time_weighted: timeWeighted,
  relative_median: relative,
  peer: relative,
  murphy: murphyGroup,
  corp: corpGroup,
  calibration_tests: calibrationTests,
  cluster_ci: { inputs: ratio, compute: clusterCi },
  crps_piecewise: crpsGroup,
  aggregates: aggregatesGroup,
  bootstrap: bootstrapGroup,
  leaderboard,
  pairwise_theta: pairwiseTheta,
}
