import type { Spec } from '#src/kinds/index.ts'
import { calendarDay, minute } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { useReader } from '../reader.ts'
import { say } from '../say.ts'
import { type History, hasBand } from './history.ts'
import {
  type Area,
  bandPath,
  isShown,
  type Line,
  type Scales,
  scalesOf,
  stepPath,
  thinned,
} from './scale.ts'

const AREA: Area = { width: 640, height: 260, margin: 0 }
const MOST_POINTS = 180
const FEWEST_POINTS = 36
const MOST_OWN = 40
const QUARTERS = [10_000, 7500, 5000, 2500, 0]

type DrawingProps = {
  history: History
  spec: Spec
  finding: string
  /** Where the outcome lies, 0 to 10000. */
  landed: number | undefined
}

/** Steps on a fixed scale of 0 to 100% with rules at the quarters; all words stand around it. */
export const HistoryDrawing = ({ history, spec, finding, landed }: DrawingProps) => {
  const { from, to, lines, leading, band, shown_at, reworded_at } = history
  const scales = scalesOf(AREA, from, to)
  const most = Math.max(FEWEST_POINTS, Math.floor(MOST_POINTS / lines.length))
  return (
    <div class="plot">
      <ol aria-hidden="true">
        {QUARTERS.map((quarter) => (
          <li>{viewOf(spec).level(quarter, spec, true)}</li>
        ))}
      </ol>
      <svg
        viewBox={`0 0 ${AREA.width} ${AREA.height}`}
        role="img"
        aria-labelledby="chart-title chart-desc"
      >
        <title id="chart-title">{finding}</title>
        <desc id="chart-desc">{say`What the crowd said over time, from ${viewOf(spec).level(0, spec, true)} to ${viewOf(spec).level(10_000, spec, true)}, and your own forecasts as diamonds.`}</desc>
        <path class="grid" d={QUARTERS.map((quarter) => `M0 ${scales.y(quarter)}h640`).join('')} />
        {hasBand(history) && (
          <path class="band" d={bandPath(lasting(thinned(band, most), to), scales)} />
        )}
        {shown_at && <path class="mark" d={`M${scales.x(shown_at)} 0v260`} />}
        {reworded_at.map((at) => (
          <path class="mark reworded" d={`M${scales.x(at)} 260v-260l-6-9h12l-6 9`} />
        ))}
        {lines.map(
          (line, index) =>
            isShown(line) && (
              <path
                class={`crowd l${index}`}
                d={stepPath(lasting(thinned(line.steps, most), to), scales)}
              />
            ),
        )}
        {leading && <path class="you" d={ownOf(leading, scales)} />}
        {landed !== undefined && <circle class="outcome" cx="640" cy={scales.y(landed)} r="7" />}
      </svg>
      <Ends history={history} />
    </div>
  )
}

/** The last one stands to the end. */
const lasting = <Stretch extends { at: Date }>(stretches: Stretch[], to: Date): Stretch[] => {
  const last = stretches.at(-1)
  return last ? [...stretches, { ...last, at: to }] : []
}

const ownOf = ({ own }: Line, { x, y }: Scales) =>
  thinned(own, MOST_OWN)
    .map(({ at, level }) => `M${x(at)} ${y(level) - 6}l6 6-6 6-6-6z`)
    .join('')

const SHORT = 3 * 86_400_000

/** Where the chart begins and ends: days, or minutes where it is short. */
const Ends = ({ history: { from, to } }: { history: History }) => {
  const { zone } = useReader()
  const told = (at: Date) =>
    to.getTime() - from.getTime() > SHORT
      ? calendarDay(at.toISOString().slice(0, 10))
      : minute(at, zone)
  return (
    <p class="ends">
      <time datetime={from.toISOString()}>{told(from)}</time>{' '}
      <time datetime={to.toISOString()}>{told(to)}</time>
    </p>
  )
}
