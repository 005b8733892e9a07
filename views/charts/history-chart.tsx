import { kindOf } from '#src/kinds/index.ts'
import { calendarDay, roundedPercent } from '../format.ts'
import { type History, historyOf, type Range, ranges, type Told } from './history.ts'
import { HistoryData } from './history-data.tsx'
import { HistoryDrawing } from './history-drawing.tsx'
import { HistoryKey } from './history-key.tsx'
import { isLevel, isShown } from './scale.ts'

/** How the crowd went, as it was published, with one's own forecasts and what came about. */
export const HistoryChart = (told: Told) => {
  const { question, range } = told
  const history = historyOf(told)
  const isEmpty = history.lines.every((line) => !isShown(line) && line.own.length === 0)
  const title = finding(history)
  return (
    <figure
      id="history-chart"
      hx-get={pathOf(question.id, range)}
      hx-trigger="forecast-saved from:body"
      hx-target="#history-chart"
      hx-swap="outerHTML"
    >
      {history.is_long && <Ranges id={question.id} range={range} />}
      {!isEmpty && (
        <>
          <figcaption>{title}</figcaption>
          <HistoryDrawing history={history} finding={title} happened={happened(told, history)} />
          <HistoryKey history={history} spec={question.spec} />
          <HistoryData history={history} />
        </>
      )}
    </figure>
  )
}

const pathOf = (id: number, range: Range) => `/questions/${id}/history?range=${range}`

const NAMES: Record<Range, string> = { week: 'Week', month: 'Month', all: 'All' }

const Ranges = ({ id, range }: { id: number; range: Range }) => (
  <p class="tabs meta">
    {ranges.map((one) => (
      <a
        id={`history-${one}`}
        href={pathOf(id, one)}
        aria-current={one === range ? 'true' : undefined}
        hx-get={pathOf(id, one)}
        hx-target="#history-chart"
        hx-swap="outerHTML"
      >
        {NAMES[one]}
      </a>
    ))}
  </p>
)

/** Whether anything that has a line of its own came about; undefined while nothing has. */
const happened = ({ question: { spec } }: Told, { outcome }: History) =>
  outcome && kindOf(spec).happened(outcome, spec).includes(true)

/** What the chart shows, in a sentence. */
function finding({ lines, leading }: History): string {
  const [first, last] = [leading?.steps.find(isLevel), leading?.steps.findLast(isLevel)]
  if (!leading || !first || !last) return 'Your forecasts; the crowd is not shown yet'
  const what = lines.length > 1 ? `The crowd's likeliest, ${leading.name},` : 'The crowd'
  const [before, now] = [roundedPercent(first.level), roundedPercent(last.level)]
  const how = first.level === last.level ? `at ${now}` : `from ${before} to ${now}`
  return `${what} ${how} since ${calendarDay(first.at.toISOString().slice(0, 10))}`
}
