import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import { kindOf } from '#src/kinds/index.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { calendarDay, roundedPercent } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { HistoryDrawing } from './history-drawing.tsx'
import { isLevel, type Line, type Step, thinned } from './scale.ts'

type HistoryChartProps = { question: SeenQuestion; points: CrowdPoint[]; mine: Forecast[] }

/** How the crowd went, as it was published, and one's own forecasts on it. */
export const HistoryChart = ({ question, points, mine }: HistoryChartProps) => {
  const lines = linesOf(question, points, mine)
  const isEmpty = lines.every(({ steps, own }) => steps.length + own.length === 0)
  return (
    <figure
      id="history-chart"
      hx-get={`/questions/${question.id}/history`}
      hx-trigger="forecast-saved from:body"
      hx-target="#history-chart"
      hx-swap="outerHTML"
    >
      {!isEmpty && (
        <>
          <figcaption>{finding(lines)}</figcaption>
          <HistoryDrawing lines={lines} finding={finding(lines)} question={question} />
          <Data lines={lines} />
        </>
      )}
    </figure>
  )
}

function linesOf({ spec }: SeenQuestion, points: CrowdPoint[], mine: Forecast[]): Line[] {
  const { lines } = viewOf(spec)
  const { levels } = kindOf(spec)
  const along = (said: Pick<Forecast, 'value' | 'made_at'>[], index: number): Step[] =>
    said.map(({ value, made_at }) => ({
      at: made_at,
      level: value ? (levels(value)[index] as number) : null,
    }))
  return lines(spec).map((name, index) => ({
    name,
    steps: along(points, index),
    own: along(mine.toReversed(), index).filter(isLevel),
  }))
}

/** What the chart shows, in a sentence. */
function finding(lines: Line[]): string {
  const ends = lines.flatMap(({ name, steps }) => {
    const [first, last] = [steps.find(isLevel), steps.findLast(isLevel)]
    return first && last ? [{ name, first, last }] : []
  })
  const [leading] = ends.toSorted((a, b) => b.last.level - a.last.level)
  if (!leading) return 'Your forecasts; the crowd is not shown yet'
  const { name, first, last } = leading
  const since = calendarDay(first.at.toISOString().slice(0, 10))
  const what = lines.length > 1 ? `The crowd's likeliest, ${name},` : 'The crowd'
  if (first.level === last.level) return `${what} at ${roundedPercent(last.level)} since ${since}`
  return `${what} from ${roundedPercent(first.level)} to ${roundedPercent(last.level)} since ${since}`
}

const told = (level: number | null | undefined) => (level == null ? '–' : roundedPercent(level))

const MOST_ROWS = 60

const Data = ({ lines }: { lines: Line[] }) => {
  const times = thinned(lines[0]?.steps ?? [], MOST_ROWS)
  const columns = lines.map(({ steps }) => thinned(steps, MOST_ROWS))
  return times.length === 0 ? null : (
    <details>
      <summary>Show data</summary>
      <table>
        <caption>The crowd as it was published</caption>
        <thead>
          <tr>
            <th scope="col">Published</th>
            {lines.map(({ name }) => (
              <th scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map(({ at }, row) => (
            <tr>
              <td>
                <When at={at} />
              </td>
              {columns.map((steps) => (
                <td class="number">{told(steps[row]?.level)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
