import { calendarDay } from '../format.ts'
import { type Area, scalesOf, stepPath } from './scale.ts'

const AREA: Area = { width: 640, height: 160, margin: 0 }

type ProgressProps = {
  id: string
  /** What the line did, in a sentence. */
  finding: string
  /** At least two, at different times. */
  points: { at: Date; value: number }[]
  /** What the axis reaches from and to. */
  ends: readonly [low: number, high: number]
  /** A yardstick to be drawn across. */
  mark: number
  tell: (value: number) => string
}

/** A number after each resolution, as steps. */
export const Progress = ({ id, finding, points, ends: [low, high], mark, tell }: ProgressProps) => {
  const [first, last] = [points[0]?.at ?? new Date(0), points.at(-1)?.at ?? new Date(1)]
  const scales = scalesOf(AREA, first, last)
  const level = (value: number) => (1e4 * (value - low)) / (high - low)
  const steps = points.map(({ at, value }) => ({ at, level: level(value) }))
  const ticks = [high, (high + low) / 2, low]
  return (
    <figure>
      <figcaption>{finding}</figcaption>
      <div class="plot">
        <ol aria-hidden="true">
          {ticks.map((tick) => (
            <li>{tell(tick)}</li>
          ))}
        </ol>
        <svg
          viewBox={`0 0 ${AREA.width} ${AREA.height}`}
          role="img"
          aria-labelledby={`${id}-title`}
        >
          <title id={`${id}-title`}>{finding}</title>
          <path class="grid" d={ticks.map((tick) => `M0 ${scales.y(level(tick))}h640`).join('')} />
          <path class="mark" d={`M0 ${scales.y(level(mark))}h640`} />
          <path class="crowd" d={stepPath(steps, scales)} />
        </svg>
        <p class="ends">
          {[first, last].map((at) => (
            <time datetime={at.toISOString()}>{calendarDay(at.toISOString().slice(0, 10))}</time>
          ))}
        </p>
      </div>
    </figure>
  )
}

const STEPS = [1, 2, 5, 10, 20, 50, 100]

/** The smallest round number that holds all of them, either way from 0. */
export const reachOf = (values: number[]) =>
  STEPS.find((step) => values.every((value) => Math.abs(value) <= step)) ?? 100
