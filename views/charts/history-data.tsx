import { roundedPercent } from '../format.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { type History, hasBand } from './history.ts'
import { isShown, thinned } from './scale.ts'

const MOST_CELLS = 60

/** The numbers of the chart as a table, as many as can be read. */
export const HistoryData = ({ history }: { history: History }) => {
  const { lines, band } = history
  const all = (lines[0]?.steps ?? []).map(({ at }, index) => ({ at, index }))
  const rows = thinned(all, Math.max(10, Math.floor(MOST_CELLS / lines.length)))
  if (!lines.some(isShown)) return null
  const isBanded = hasBand(history)
  return (
    <details>
      <summary>{say`Show data`}</summary>
      <table>
        <caption>
          {rows.length < all.length
            ? say`The crowd as it was published, ${rows.length} of ${all.length} times`
            : say`The crowd as it was published`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say`Published`}</th>
            {[...lines.map(({ name }) => name), ...(isBanded ? [say`middle half`] : [])].map(
              (name) => (
                <th scope="col" class="number">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, index }) => (
            <tr>
              <td>
                <When at={at} />
              </td>
              {lines.map(({ steps }) => (
                <td class="number">{told(steps[index]?.level)}</td>
              ))}
              {isBanded && <td class="number">{toldMiddle(band[index]?.level)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const told = (level: number | null | undefined) => (level == null ? '–' : roundedPercent(level))

const toldMiddle = (middle: { low: number; high: number } | null | undefined) =>
  middle ? say`${roundedPercent(middle.low)} to ${roundedPercent(middle.high)}` : '–'
