import { sentence } from '#src/lib/sentence.ts'
import { consistencyBand, miscalibrationByChance } from '#src/scoring/bands.ts'
import {
  calibrationInTheLarge,
  selfAssessment,
  skillScore,
  spiegelhalter,
} from '#src/scoring/calibrated.ts'
import { corp } from '#src/scoring/corp.ts'
import { murphy } from '#src/scoring/murphy.ts'
import { decimals, percent, roundedPercent, signed } from '../format.ts'
import { say } from '../say.ts'
import { Figures } from './formula.tsx'

const TEN = [
  ...[1200, 1800, 4200, 6100].map((bp) => ({ bp, happened: false, weight: 1 })),
  ...[2500, 4800, 6700, 8100, 8800, 9500].map((bp) => ({ bp, happened: true, weight: 1 })),
]
const FORECASTS = TEN.map((one) => [one])
const DRAWING = { replicates: 200, seed: 1 }

const four = (value: number) => decimals(value, 4)
const listed = (happened: boolean) =>
  TEN.filter((one) => one.happened === happened)
    .map(({ bp }) => percent(bp))
    .join(', ')

/** Ten forecasts taken apart in bins. */
export const MurphySum = () => {
  const terms = murphy(TEN)
  if (!terms) return null
  const { brier, reliability, resolution, uncertainty, varianceWithin, covarianceWithin } = terms
  return (
    <>
      <p>{say`Ten forecasts: ${listed(true)} of what happened, ${listed(false)} of what did not.`}</p>
      <p>{say`${four(reliability)} − ${four(resolution)} + ${four(uncertainty)} + ${four(varianceWithin)} − ${four(covarianceWithin)} = ${four(brier)}, their mean Brier score; with what is told apart within bins the resolution is ${four(terms.generalisedResolution)}.`}</p>
    </>
  )
}

/** The same taken apart without bins, and what luck alone would make of it. */
export const CorpSum = () => {
  const apart = corp(TEN)
  const luck = miscalibrationByChance(FORECASTS, DRAWING)
  if (!apart || !luck) return null
  const { score, miscalibration, discrimination, uncertainty, blocks } = apart
  return (
    <>
      <Figures
        caption={say`The same ten, as the curve pools them`}
        heads={[sentence`Said`, sentence`Happened`, sentence`Forecasts`]}
        rows={blocks.map(({ from, to, happened, weight }) => {
          const said = from === to ? percent(from) : say`${percent(from)} to ${percent(to)}`
          return [said, roundedPercent(1e4 * happened), weight] as const
        })}
      />
      <p>{say`${four(miscalibration)} − ${four(discrimination)} + ${four(uncertainty)} = ${four(score)}. Somebody calibrated who said these chances would have a miscalibration of ${four(luck.mean)} on average, and in 95 of 100 cases at most ${four(luck.high)}.`}</p>
    </>
  )
}

const MIDDLE_BP = 4800

/** Where the curve of somebody calibrated lies at one of the chances. */
export const BandSum = () => {
  const at = consistencyBand(FORECASTS, DRAWING).find(({ bp }) => bp === MIDDLE_BP)
  const [low, high] = [at?.low ?? 0, at?.high ?? 1].map((one) => roundedPercent(1e4 * one))
  return (
    <p>{say`Of the same ten, at ${percent(MIDDLE_BP)}: from ${low ?? ''} to ${high ?? ''}. Ten forecasts say next to nothing.`}</p>
  )
}

/** The test and the plain differences. */
export const TestSums = () => {
  const test = spiegelhalter(FORECASTS)
  const large = calibrationInTheLarge(TEN.map((one, n) => ({ ...one, cluster: String(n) })))
  const own = selfAssessment(TEN)
  const apart = corp(TEN)
  const [mean, low, high] = [large.mean, large.low, large.high].map((one) =>
    signed(100 * (one ?? 0)),
  )
  return (
    <ul>
      <li>{say`Of the same ten: Z = ${decimals(test?.z ?? 0, 2)}, p = ${decimals(test?.p ?? 1, 2)}.`}</li>
      <li>{say`In the large: ${mean ?? ''} percentage points, ${low ?? ''} to ${high ?? ''}.`}</li>
      <li>{say`Sharpness ${decimals(own?.sharpness ?? 0, 3)}, gap ${signed(100 * (own?.gap ?? 0))} points.`}</li>
      <li>{say`Skill score against the base rate: 1 − ${decimals(apart?.score ?? 0, 3)} ÷ ${decimals(apart?.uncertainty ?? 0, 3)} = ${decimals(skillScore(apart?.score ?? 0, apart?.uncertainty ?? 0) ?? 0, 2)}.`}</li>
    </ul>
  )
}
