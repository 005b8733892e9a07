import type { Calibration, Curve } from '#src/scores/calibrated.ts'
import type { Murphy } from '#src/scoring/murphy.ts'
import { Reliability } from '../charts/reliability.tsx'
import { decimals, signed } from '../format.ts'
import { say } from '../say.ts'
import { CalibrationTable } from './calibration-table.tsx'
import { QuantitiesPart } from './quantities-part.tsx'

type CalibrationPartProps = {
  calibration: Calibration
  /** Undefined on one's own record. */
  handle: string | undefined
}

/** The table for everybody; what can be judged from twenty questions on. */
export const CalibrationPart = ({ calibration, handle }: CalibrationPartProps) => {
  const { questions, bins, terms, curve, quantities } = calibration
  const isOfChances = questions > 0 || !quantities
  return (
    <>
      {isOfChances && <CalibrationTable {...{ bins, questions, handle }} />}
      {curve && (
        <>
          <Reliability curve={curve} />
          <ul>
            <Apart curve={curve} />
            <Large calibration={calibration} />
          </ul>
          {terms && <Terms terms={terms} />}
        </>
      )}
      {quantities && <QuantitiesPart {...{ quantities, handle }} />}
    </>
  )
}

/** What the score of first forecasts is made of, and how much of that may be luck. */
const Apart = ({ curve: { apart, luck, test, questions } }: { curve: Curve }) => {
  const { score, miscalibration, discrimination, uncertainty } = apart
  return (
    <>
      <li>
        {say`${<a href="/help/scoring/calibration#corp">{say`Miscalibration`}</a>} ${three(miscalibration)}: what reading each chance off the line would save. Somebody calibrated has ${three(luck.mean)} on average, and at most ${three(luck.high)} in 95 of 100 cases.`}{' '}
        {miscalibration > luck.high
          ? say`This is more than luck explains.`
          : say`This may be all luck.`}
      </li>
      <li>{say`Discrimination ${three(discrimination)}: what telling apart what happens and what does not gains.`}</li>
      <li>{say`Uncertainty ${three(uncertainty)}: the score of always saying the share that happened.`}</li>
      <li>{say`Together ${three(miscalibration)} − ${three(discrimination)} + ${three(uncertainty)} = ${three(score)}, the mean score of the first forecasts on ${questions} questions.`}</li>
      {test && (
        <li>
          {say`${<a href="/help/scoring/calibration#tests">{say`Spiegelhalter's test`}</a>}: Z = ${decimals(test.z, 2)}, p = ${decimals(test.p, 3)}.`}{' '}
          {test.p < 0.05
            ? say`That is rare for somebody calibrated.`
            : say`That is usual for somebody calibrated.`}
        </li>
      )}
    </>
  )
}

/** Over all the time that forecasts stood. */
const Large = ({ calibration: { large, own } }: { calibration: Calibration }) => {
  const [mean, low, high] = [large.mean, large.low, large.high].map((one) =>
    signed(100 * (one ?? 0)),
  )
  return (
    <>
      {large.low !== null && (
        <li>{say`On average the chances lay ${mean ?? ''} percentage points beside what happened (${low ?? ''} to ${high ?? ''}; + is too high).`}</li>
      )}
      {own && (
        <li>
          {say`The chances expected a score of ${three(own.sharpness)} of themselves; it came out ${signed(100 * own.gap)} points off.`}{' '}
          {own.gap > 0
            ? say`Above 0 is overconfident.`
            : say`Below 0 is more cautious than it need be.`}
        </li>
      )}
    </>
  )
}

const three = (value: number) => decimals(value, 3)

/** The terms of the mean in bins, folded: they are for whoever wants to add them up. */
const Terms = ({ terms }: { terms: Murphy }) => (
  <details class="meta">
    <summary>{say`The five terms of the table`}</summary>
    <table>
      <caption>{say`Forecasts by the time they stood, in ten bins`}</caption>
      <tbody>
        {termsOf(terms).map(([name, value]) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="number">{decimals(value, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p>
      <a href="/help/scoring/calibration#murphy">{say`What they mean`}</a>
    </p>
  </details>
)

const termsOf = (terms: Murphy) =>
  [
    [say`Reliability`, terms.reliability],
    [say`− resolution`, terms.resolution],
    [say`+ uncertainty`, terms.uncertainty],
    [say`+ variance within bins`, terms.varianceWithin],
    [say`− covariance within bins`, terms.covarianceWithin],
    [say`= score`, terms.brier],
  ] as const
