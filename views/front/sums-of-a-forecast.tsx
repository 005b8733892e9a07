import { crps, onLogAxis } from '#src/scoring/crps.ts'
import { decimals } from '../format.ts'
import { say } from '../say.ts'

const RANGE = { low: 0, high: 100 }
const CAME = 30

const EVEN = [
  { x: RANGE.low, chance: 0 },
  { x: RANGE.high, chance: 1 },
]
const NARROW = [
  { x: RANGE.low, chance: 0 },
  { x: 20, chance: 0 },
  { x: 40, chance: 1 },
  { x: RANGE.high, chance: 1 },
]
const SURE = 45
const CERTAIN = [
  { x: RANGE.low, chance: 0 },
  { x: SURE, chance: 0 },
  { x: SURE, chance: 1 },
  { x: RANGE.high, chance: 1 },
]
const RATIOS = { low: 1, high: 10_000 }

/** Curves over one range, of which the same came about. */
export const CurveSums = () => (
  <ul>
    <li>{say`From ${RANGE.low} to ${RANGE.high}, ${CAME} comes about. A straight curve, which knows nothing: 0.3³ ÷ 3 + 0.7³ ÷ 3 = ${decimals(crps(EVEN, CAME), 3)}`}</li>
    <li>{say`Straight from 20 to 40, sure that it lies between: ${decimals(crps(NARROW, CAME), 3)}`}</li>
    <li>{say`Sure of ${SURE}: (${SURE} − ${CAME}) ÷ ${RANGE.high} = ${decimals(crps(CERTAIN, CAME), 3)}`}</li>
    <li>{say`On a scale of ratios from 1 to 10,000, 100 lies in the middle: ln 100 ÷ ln 10,000 = ${decimals(onLogAxis(100, RATIOS), 1)}`}</li>
  </ul>
)
