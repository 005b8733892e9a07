import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { calendarDay, roundedPercent } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { type Area, type Step, scalesOf, stepPath, thinned } from './scale.ts'

type HistoryChartProps = { question: SeenQuestion; points: CrowdPoint[]; mine: Forecast[] }

const AREA: Area = { width: 640, height: 260, margin: 8 }
const MOST_POINTS = 180
const QUARTERS = [0, 2500, 5000, 7500, 10_000]

/** How the crowd went, as it was published, and one's own forecasts on it. */
export const HistoryChart = ({ question, points, mine }: HistoryChartProps) => {
  const { level } = viewOf(question.spec)
  const steps = points.flatMap(({ value, made_at }) =>
    value ? [{ at: made_at, level: level(value) }] : [],
  )
  const own = mine.flatMap(({ value, made_at }) =>
    value ? [{ at: made_at, level: level(value) }] : [],
  )
  return (
    <figure
      id="history-chart"
      hx-get={`/questions/${question.id}/history`}
      hx-trigger="forecast-saved from:body"
      hx-target="#history-chart"
      hx-swap="outerHTML"
    >
      {steps.length + own.length > 0 && (
        <>
          <figcaption>{finding(steps)}</figcaption>
          <Drawing
            steps={thinned(steps, MOST_POINTS)}
            own={thinned(own, MOST_POINTS)}
            question={question}
          />
          <Data steps={steps} />
        </>
      )}
    </figure>
  )
}

type DrawingProps = { steps: Step[]; own: Step[]; question: SeenQuestion }

const Drawing = ({ steps, own, question }: DrawingProps) => {
  const from = question.opens_at
  const ends = [...steps, ...own].map(({ at }) => at.getTime())
  const to = new Date(Math.max(...ends, from.getTime() + 60_000))
  const scales = scalesOf(AREA, from, to)
  const last = steps.at(-1)
  const line = last ? [...steps, { at: to, level: last.level }] : []
  return (
    <>
      <svg
        viewBox={`0 0 ${AREA.width} ${AREA.height}`}
        role="img"
        aria-labelledby="chart-title chart-desc"
      >
        <title id="chart-title">{finding(steps)}</title>
        <desc id="chart-desc">
          The crowd's chance over time from 0 to 100%, and your own forecasts as diamonds.
        </desc>
        {QUARTERS.map((quarter) => (
          <line class="grid" x1="8" x2="632" y1={scales.y(quarter)} y2={scales.y(quarter)} />
        ))}
        <path class="crowd" d={stepPath(line, scales)} />
        {own.map(({ at, level }) => (
          <path class="you" d={diamond(scales.x(at), scales.y(level))} />
        ))}
      </svg>
      <p class="meta muted">
        From 0% below to 100% above, <When at={from} /> to <When at={to} />.
      </p>
    </>
  )
}

const diamond = (x: number, y: number) => `M${x.toFixed(1)} ${(y - 6).toFixed(1)}l6 6-6 6-6-6z`

/** What the chart shows, in a sentence. */
function finding(steps: Step[]): string {
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return 'Your forecasts; the crowd is not shown yet'
  const since = calendarDay(first.at.toISOString().slice(0, 10))
  if (first.level === last.level) return `The crowd at ${roundedPercent(last.level)} since ${since}`
  return `The crowd from ${roundedPercent(first.level)} to ${roundedPercent(last.level)} since ${since}`
}

const Data = ({ steps }: { steps: Step[] }) =>
  steps.length === 0 ? null : (
    <details>
      <summary>Show data</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col" class="number">
              Crowd
            </th>
          </tr>
        </thead>
        <tbody>
          {thinned(steps, 60).map(({ at, level }) => (
            <tr>
              <td>
                <When at={at} />
              </td>
              <td class="number">{roundedPercent(level)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
