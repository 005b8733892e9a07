import type { Central, Quantities } from '#src/scores/quantities.ts'
import { Places } from '../charts/places.tsx'
import { plural } from '../format.ts'
import { say } from '../say.ts'
import { TooFew } from './too-few.tsx'

type QuantitiesPartProps = {
  quantities: Quantities
  /** Undefined on one's own record. */
  handle: string | undefined
}

/** How forecasts of numbers and dates fit what came about, one of each question. */
export const QuantitiesPart = ({ quantities, handle }: QuantitiesPartProps) => {
  const { questions, intervals } = quantities
  return (
    <section>
      <h2 id="numbers-and-dates">{say`Numbers and dates`}</h2>
      <TooFew questions={questions} />
      <ul>
        {intervals.map((central) => (
          <li>
            {heldInWords({ central, questions, handle })} {meaningOf(central)}
          </li>
        ))}
      </ul>
      <Places {...{ quantities, handle }} />
      <p class="meta">
        <a href="/help/scoring/calibration#numbers-and-dates">{say`How it is counted`}</a>
      </p>
    </section>
  )
}

type Told = { central: Central; questions: number; handle: string | undefined }

function heldInWords({ central: { level, held }, questions, handle }: Told): string {
  const [middle, times] = [`${100 * level}%`, plural(questions, 'time')]
  return handle === undefined
    ? say`Your middle ${middle} held the outcome ${held} of ${times}.`
    : say`The middle ${middle} of what ${handle} said held the outcome ${held} of ${times}.`
}

/** What to expect of it, and from twenty questions on how much of a difference luck explains. */
function meaningOf({ level, held, usual }: Central): string {
  if (!usual) return claimOf(level)
  const { low, high } = usual
  if (held < low)
    return say`For somebody calibrated ${low} to ${high} are usual: these forecasts were too narrow.`
  if (held > high)
    return say`For somebody calibrated ${low} to ${high} are usual: these forecasts were wider than they need be.`
  return say`For somebody calibrated ${low} to ${high} are usual, so this may be all luck.`
}

function claimOf(level: number): string {
  if (level === 0.5) return say`It should miss one time in two.`
  return level === 0.8
    ? say`It should miss one time in five.`
    : say`It should miss one time in ten.`
}
