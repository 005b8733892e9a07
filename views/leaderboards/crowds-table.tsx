import type { CrowdLine, CrowdName } from '#src/leaderboards/crowds.ts'
import { sentence } from '#src/lib/sentence.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import type { Interval } from '#src/scoring/interval.ts'
import { decimals, signed } from '../format.ts'
import { say, speak } from '../say.ts'

/** The ways of pooling as people call them. */
export const NAMES: Record<CrowdName, string> = {
  crowd: sentence`Recency-weighted median`,
  mean: sentence`Mean`,
  median: sentence`Median`,
  trimmed: sentence`Trimmed mean`,
  odds: sentence`Geometric mean of odds`,
  extremised: sentence`Extremised`,
  skilled: sentence`Weighted by skill`,
}

/** What each way reached, always and of late. */
export const CrowdsTable = ({ always, lately }: { always: CrowdLine[]; lately: CrowdLine[] }) => (
  <table class="stacks">
    <caption>{say`Lower Brier scores are better; points are hundredths of a Brier score, with a 95% interval`}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Made as`}</th>
        <th scope="col" class="number">{say`Questions`}</th>
        <th scope="col" class="figures">{say`Brier score`}</th>
        <th scope="col" class="figures">{say`Better than the crowd`}</th>
        <th scope="col" class="figures">{say`Over the last year`}</th>
      </tr>
    </thead>
    <tbody>
      {always.map(({ name, questions, averages, better }) => (
        <tr>
          <th scope="row">
            {speak(NAMES[name])}
            {name === 'crowd' && <span class="meta muted"> {say`the crowd that is shown`}</span>}
          </th>
          <td class="number" data-label={say`Questions`}>
            {questions}
          </td>
          <td class="number" data-label={say`Brier score`}>
            {decimals(averages / STORED_UNIT / questions, 4)}
          </td>
          <td class="figures" data-label={say`Better than the crowd`}>
            {name === 'crowd' ? '–' : <Difference of={better} />}
          </td>
          <td class="figures" data-label={say`Over the last year`}>
            {name === 'crowd' ? (
              '–'
            ) : (
              <Difference of={lately.find((line) => line.name === name)?.better} />
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** In points, with the interval where there are two events and more. */
const Difference = ({ of }: { of: Interval | undefined }) => {
  if (!of || of.mean === null) return <>{say`none`}</>
  const mean = signed(100 * of.mean)
  return of.low === null || of.high === null ? (
    <>{mean}</>
  ) : (
    <>{say`${mean} (${signed(100 * of.low)} to ${signed(100 * of.high)})`}</>
  )
}
