import type { Bin } from '#src/scoring/bins.ts'
import { plural, roundedPercent, share } from '../format.ts'

type CalibrationTableProps = {
  bins: Bin[]
  questions: number
  /** Undefined on one's own record. */
  handle: string | undefined
}

const ENOUGH = 20

/** How often things happened that somebody gave a chance: alike where they are calibrated. */
export const CalibrationTable = ({ bins, questions, handle }: CalibrationTableProps) => (
  <section>
    <h2 id="calibration">Calibration</h2>
    {questions < ENOUGH && (
      <p class="muted">
        Too few to judge: {questions} of {plural(ENOUGH, 'resolved question')}.
      </p>
    )}
    <table>
      <caption>How often things happened, by the chance they were given</caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            Chance
          </th>
          <th scope="col" class="number">
            Said
          </th>
          <th scope="col" class="number">
            Happened
          </th>
          <th scope="col" class="number">
            Forecasts
          </th>
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
    <Fullest bins={bins} who={handle === undefined ? 'you say' : `${handle} says`} />
    <p class="meta">
      <a href="/help#calibration">How it is counted</a>
    </p>
  </section>
)

const rangeOf = ({ from, to }: Bin) => `${from / 100}–${to / 100}%`

const happened = ({ happened: part }: Bin) => (part === null ? '–' : share(part * 1e10))

/** The bin that tells the most, in a sentence. */
const Fullest = ({ bins, who }: { bins: Bin[]; who: string }) => {
  const [fullest] = bins.toSorted((a, b) => b.weight - a.weight)
  return fullest && fullest.count > 0 ? (
    <p>
      When {who} {rangeOf(fullest)}, it happens {happened(fullest)} of the time (
      {plural(fullest.count, 'forecast')}).
    </p>
  ) : null
}
