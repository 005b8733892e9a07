import { closeInForce, type SeenQuestion } from '#src/questions/question.ts'
import { roundedPercent } from '../format.ts'
import { When } from '../parts/when.tsx'
import {
  type Area,
  type Line,
  type Scales,
  type Step,
  scalesOf,
  stepPath,
  thinned,
} from './scale.ts'

const AREA: Area = { width: 640, height: 260, margin: 8 }
const MOST_POINTS = 180
const MOST_OWN = 40
const QUARTERS = [0, 2500, 5000, 7500, 10_000]

type DrawingProps = { lines: Line[]; finding: string; question: SeenQuestion }

/** Steps over the whole time so far, on a fixed scale of 0 to 100%; labels stand around it. */
export const HistoryDrawing = ({ lines, finding, question }: DrawingProps) => {
  const from = question.opens_at
  const moments = lines.flatMap(({ steps, own }) =>
    [...steps, ...own].map(({ at }) => at.getTime()),
  )
  const to = new Date(Math.max(...moments, from.getTime() + 60_000))
  const scales = scalesOf(AREA, from, to)
  const { reveal_at } = question
  return (
    <>
      <svg
        viewBox={`0 0 ${AREA.width} ${AREA.height}`}
        role="img"
        aria-labelledby="chart-title chart-desc"
      >
        <title id="chart-title">{finding}</title>
        <desc id="chart-desc">
          The crowd's chance over time from 0 to 100%, and your own forecasts as diamonds.
        </desc>
        {QUARTERS.map((quarter) => (
          <line class="grid" x1="8" x2="632" y1={scales.y(quarter)} y2={scales.y(quarter)} />
        ))}
        {reveal_at > from && reveal_at < to && <Upright at={reveal_at} scales={scales} />}
        {lines.map((line, index) => (
          <OneLine line={line} index={index} to={to} scales={scales} />
        ))}
      </svg>
      <p class="meta muted">
        From 0% below to 100% above, <When at={from} /> to <When at={to} />.
        {reveal_at > from &&
          reveal_at < closeInForce(question) &&
          reveal_at < to &&
          ' The dotted upright: shown to everybody from then on.'}
      </p>
      {lines.length > 1 && <Legend lines={lines} />}
    </>
  )
}

const Upright = ({ at, scales }: { at: Date; scales: Scales }) => (
  <line class="mark" x1={scales.x(at).toFixed(1)} x2={scales.x(at).toFixed(1)} y1="8" y2="252" />
)

type OneLineProps = { line: Line; index: number; to: Date; scales: Scales }

const OneLine = ({ line: { steps, own }, index, to, scales }: OneLineProps) => {
  const last = steps.at(-1)
  const whole = last ? [...thinned(steps, MOST_POINTS), { at: to, level: last.level }] : []
  return (
    <>
      {last && <path class={`crowd l${index}`} d={stepPath(whole, scales)} />}
      {thinned(own, MOST_OWN).map(({ at, level }) => (
        <path class="you" d={diamond(scales.x(at), scales.y(level))} />
      ))}
    </>
  )
}

const diamond = (x: number, y: number) => `M${x.toFixed(1)} ${(y - 6).toFixed(1)}l6 6-6 6-6-6z`

const standing = (steps: Step[]) => {
  const level = steps.at(-1)?.level
  return level == null ? '' : roundedPercent(level)
}

/** Which stroke is which option, with where it stands now. */
const Legend = ({ lines }: { lines: Line[] }) => (
  <ul class="legend">
    {lines.map(({ name, steps }, index) => (
      <li>
        <svg viewBox="0 0 40 8" aria-hidden="true">
          <path class={`crowd l${index}`} d="M0 4H40" />
        </svg>{' '}
        {name} {standing(steps)}
      </li>
    ))}
  </ul>
)
