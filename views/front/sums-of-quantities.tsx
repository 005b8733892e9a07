import { kinds } from '#src/kinds/index.ts'
import { curveOf } from '#src/kinds/quantity.ts'
import { usualCounts } from '#src/scoring/binomial.ts'
import type { Curve } from '#src/scoring/curve.ts'
import { drawOf, heldWithin, pit, pitBins } from '#src/scoring/pit.ts'
import { roundedPercent } from '../format.ts'
import { numeric } from '../kinds/numeric.tsx'
import { say } from '../say.ts'

const { spec, told } = numeric.examples()
const [[value]] = told
const [QUESTION, PERSON] = [17, 4]

/** What came about of five questions that one and the same was said of. */
const CAME = [22, 35, 44, 50, 91]
const SURE = 45
const CERTAIN: Curve = [
  { x: spec.low, chance: 0 },
  { x: SURE, chance: 0 },
  { x: SURE, chance: 1 },
  { x: spec.high, chance: 1 },
]
const ENOUGH = 20

/** Where outcomes lie in a forecast, and how many of them its middle holds. */
export const PlaceSums = () => {
  const curve = curveOf(value)
  const places = CAME.map((came) => pit(curve, came, 0))
  const drawn = pit(CERTAIN, SURE, drawOf(QUESTION, PERSON))
  const [fifty, eighty] = [0.5, 0.8].map((level) => heldWithin(places, level))
  const { low, high } = usualCounts(ENOUGH, 0.5)
  return (
    <ul>
      <li>{say`Said of five questions from ${spec.low} to ${spec.high}: ${kinds.numeric.words(value, spec)}. What comes about is ${CAME.join(', ')}. The fourth lies at 50% + (50 − 40) ÷ (70 − 40) × (90% − 50%) = ${percentOf(places[3] ?? 0)}.`}</li>
      <li>{say`All five lie at ${places.map(percentOf).join(', ')}: the bars hold ${pitBins(places).join(', ')}. The middle 50% held ${fifty ?? 0} of ${CAME.length}, the middle 80% ${eighty ?? 0}.`}</li>
      <li>{say`Sure of ${SURE}, and it comes to ${SURE}: F jumps from 0 to 100% there, and for person ${PERSON} on question ${QUESTION} the place drawn is ${percentOf(drawn)}.`}</li>
      <li>{say`Of ${ENOUGH} questions the middle 50% of somebody calibrated holds from ${low} to ${high}.`}</li>
    </ul>
  )
}

const percentOf = (share: number) => roundedPercent(1e4 * share)
