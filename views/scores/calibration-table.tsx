import type { Bin } from '#src/scoring/bins.ts'
import { plural, roundedPercent, share } from '../format.ts'
import { say } from '../say.ts'
import { TooFew } from './too-few.tsx'

type CalibrationTableProps = {
  bins: Bin[]
  questions: number
  /** Undefined on one's own record. */
  handle: string | undefined
}

/** How often things happened that somebody gave a chance: alike where they are calibrated. */
export const CalibrationTable = ({ bins, questions, handle }: CalibrationTableProps) => (
  <section>
    <h2 id="calibration">{say`Calibration`}</h2>
    <TooFew questions={questions} />
    <table>
      <caption>{say`How often things happened, by the chance they were given`}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">{say`Chance`}</th>
          <th scope="col" class="number">{say`Said`}</th>
          <th scope="col" class="number">{say`Happened`}</th>
          <th scope="col" class="number">{say`Forecasts`}</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr>
            <th scope="row" class="number">
              {rangeOf(bin)}
            </th>
            <td class="number">{bin.said === null ? '–' : roundedPercent(bin.said)}</td>
            <td class="number">{happened(bin)}</td>
            <td class="number">{bin.count}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <Fullest bins={bins} handle={handle} />
    <p class="meta">
      <a href="/help/scoring/calibration">{say`How it is counted`}</a>
    </p>
  </section>
)

const rangeOf = ({ from, to }: Bin) => `${from / 100}–${to / 100}%`

const happened = ({ happened: part }: Bin) => (part === null ? '–' : share(part * 1e10))

/** The bin that tells the most, in a sentence. */
const Fullest = ({ bins, handle }: Pick<CalibrationTableProps, 'bins' | 'handle'>) => {
  const [fullest] = bins.toSorted((a, b) => b.weight - a.weight)
  if (!fullest || fullest.count === 0) return null
  const [chance, part] = [rangeOf(fullest), happened(fullest)]
  const over = plural(fullest.count, 'forecast')
  return (
    <p>
      {handle === undefined
        ? say`When you say ${chance}, it happens ${part} of the time (${over}).`
        : say`When ${handle} says ${chance}, it happens ${part} of the time (${over}).`}
    </p>
  )
}
