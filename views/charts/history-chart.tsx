import { type Range, ranges } from '#src/forecasts/filter.ts'
import { kindOf, type Spec } from '#src/kinds/index.ts'
import { sentence } from '#src/lib/sentence.ts'
import { pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { calendarDay } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { IgnoredPart } from '../parts/ignored.tsx'
import { say, speak } from '../say.ts'
import { type History, historyOf, type Told } from './history.ts'
import { HistoryData } from './history-data.tsx'
import { HistoryDrawing } from './history-drawing.tsx'
import { HistoryKey } from './history-key.tsx'
import { isLevel, isShown } from './scale.ts'

/** How the crowd went, as it was published, with one's own forecasts and what came about. */
export const HistoryChart = (told: Told) => {
  const { question, range, ignored = [] } = told
  const history = historyOf(told)
  const isEmpty = history.lines.every((line) => !isShown(line) && line.own.length === 0)
  const title = finding(history, question.spec)
  const isBlank = isEmpty && ignored.length === 0 && !(history.is_long && range !== 'all')
  return (
    <figure
      id="history-chart"
      hidden={isBlank || undefined}
      hx-get={partOf(question, range)}
      hx-trigger="forecast-saved from:body, crowd-seen from:body"
      hx-target="#history-chart"
      hx-swap="outerHTML"
    >
      <IgnoredPart ignored={ignored} />
      {history.is_long && !(isEmpty && range === 'all') && (
        <Ranges question={question} range={range} />
      )}
      {!isEmpty && (
        <>
          <figcaption>{title}</figcaption>
          <HistoryDrawing
            {...{ history, finding: title, spec: question.spec }}
            landed={landed(told, history)}
          />
          <HistoryKey history={history} spec={question.spec} />
          <HistoryData history={history} spec={question.spec} />
        </>
      )}
    </figure>
  )
}

const partOf = ({ id }: SeenQuestion, range: Range) => `/questions/${id}/history?range=${range}`

/** The question's page with this much of its chart. */
const pageOf = (question: SeenQuestion, range: Range) =>
  range === 'all' ? pathOf(question) : `${pathOf(question)}?range=${range}`

const NAMES: Record<Range, string> = {
  week: sentence`Week`,
  month: sentence`Month`,
  all: sentence`All`,
}

const Ranges = ({ question, range }: { question: SeenQuestion; range: Range }) => (
  <p class="tabs meta">
    {ranges.map((one) => (
      <a
        id={`history-${one}`}
        href={`${pageOf(question, one)}#history-chart`}
        aria-current={one === range ? 'true' : undefined}
        hx-get={partOf(question, one)}
        hx-push-url={pageOf(question, one)}
        hx-target="#history-chart"
        hx-swap="outerHTML"
      >
        {speak(NAMES[one])}
      </a>
    ))}
  </p>
)

/** Where the outcome lies, once there is one. */
const landed = ({ question: { spec } }: Told, { outcome }: History) =>
  outcome && kindOf(spec).landed(outcome, spec)

/** What the chart shows, in a sentence. */
function finding({ lines, leading }: History, spec: Spec): string {
  const [first, last] = [leading?.steps.find(isLevel), leading?.steps.findLast(isLevel)]
  if (!leading || !first || !last) return say`Your forecasts; the crowd is not shown yet`
  const told = ({ level }: { level: number }) => viewOf(spec).level(level, spec)
  const [before, now] = [told(first), told(last)]
  const day = calendarDay(first.at.toISOString().slice(0, 10))
  const isStill = first.level === last.level
  if (lines.length === 1)
    return isStill
      ? say`The crowd at ${now} since ${day}`
      : say`The crowd from ${before} to ${now} since ${day}`
  return isStill
    ? say`The crowd's likeliest, ${leading.name}, at ${now} since ${day}`
    : say`The crowd's likeliest, ${leading.name}, from ${before} to ${now} since ${day}`
}
