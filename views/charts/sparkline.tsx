import type { Trend } from '#src/forecasts/trend.ts'
import { type Area, scalesOf, stepPath } from './scale.ts'

const AREA: Area = { width: 96, height: 24, margin: 1 }

/** The shape of a trend on a scale of 0 to 100%; the change in words stands beside it. */
export const Sparkline = ({ trend: { steps } }: { trend: Trend }) => {
  const [first, last] = [steps[0], steps.at(-1)]
  return first && last ? (
    <svg class="spark" viewBox="0 0 96 24" aria-hidden="true">
      <path class="crowd" d={stepPath(steps, scalesOf(AREA, first.at, last.at))} />
    </svg>
  ) : null
}
