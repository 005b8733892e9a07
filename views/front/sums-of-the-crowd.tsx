import { sentence } from '#src/lib/sentence.ts'
import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { poolOfCurves } from '#src/scoring/curve.ts'
import { neymanRoughgarden, poolOf, weightBySkill } from '#src/scoring/pools.ts'
import {
  geometricMeanOfOptions,
  meanOfOptions,
  medianOfOptions,
  talliesOfOptions,
} from '#src/scoring/pools-of-options.ts'
import { tallyOf } from '#src/scoring/tally.ts'
import { decimals, percent, signed } from '../format.ts'
import { say, speak } from '../say.ts'
import { Figures } from './formula.tsx'

const STANDING = [3000, 500, 5000, 6000, 5500, 7000, 6500, 9700, 8000, 7500]
const SKILLS = [0, -0.02, 0, 0.01, 0.03, 0.02, 0, -0.01, 0.04, 0.01]
const WEIGHTS = SKILLS.map((skill) => weightBySkill(1e9 * skill))

const POOLS = [
  [sentence`Mean`, 'mean'],
  [sentence`Median`, 'median'],
  [sentence`Trimmed mean: a tenth less at each end`, 'trimmed'],
  [sentence`Geometric mean of odds`, 'odds'],
  [sentence`Extremised: the mean of log odds times d`, 'extremised'],
  [sentence`Weighted by skill: the mean of log odds`, 'skilled'],
] as const
const CROWD = sentence`Recency-weighted median, the crowd of this site`

const poolRows = () => {
  const standing = tallyOf(STANDING, WEIGHTS)
  return [
    ...POOLS.map(([name, pool]) => [speak(name), shown(poolOf[pool](standing))] as const),
    [speak(CROWD), shown(recencyWeightedMedian(STANDING))] as const,
  ]
}

const shown = (bp: number) => decimals(bp / 100, 1)

/** Ten standing forecasts, pooled in seven ways. */
export const PoolSums = () => (
  <>
    <Figures
      caption={say`Ten forecasts, the oldest first: ${STANDING.map(percent).join(', ')}`}
      heads={[sentence`Pooled as`, sentence`In %`]}
      rows={poolRows()}
    />
    <p>{say`For ten people d = ${decimals(neymanRoughgarden(STANDING.length), 3)}. The weights by skill are those of ten people whose skill was known at the time, from ${signed(100 * Math.min(...SKILLS))} to ${signed(100 * Math.max(...SKILLS))} points.`}</p>
  </>
)

const OPTIONS = [
  [5000, 3000, 2000],
  [7000, 2000, 1000],
  [1000, 6000, 3000],
]
const CURVES = [
  [
    { x: 0, chance: 0 },
    { x: 100, chance: 1 },
  ],
  [
    { x: 0, chance: 0 },
    { x: 50, chance: 1 },
    { x: 100, chance: 1 },
  ],
]

/** Options and curves are pooled one by one. */
export const OtherPoolSums = () => {
  const inOrder = (bps: readonly number[]) => bps.map((bp) => `${shown(bp)}%`).join(', ')
  const options = talliesOfOptions(OPTIONS)
  const at = poolOfCurves(CURVES, 'mean').find(({ x }) => x === 50)
  return (
    <ul>
      <li>{say`Three people on three options, ${OPTIONS.map((one) => one.map((bp) => bp / 100).join('/')).join(', ')}: mean ${inOrder(meanOfOptions(options))}; median ${inOrder(medianOfOptions(options) ?? [])}; geometric mean ${inOrder(geometricMeanOfOptions(options))}.`}</li>
      <li>{say`Two curves of 50% and 100% for "at most 50": their mean there is ${decimals(100 * (at?.chance ?? 0), 0)}%.`}</li>
    </ul>
  )
}
