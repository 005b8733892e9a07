import { scaleLinear, scaleTime } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'

/** The drawing area of a chart in its own units. */
export type Area = { width: number; height: number; margin: number }

export type Step = { at: Date; level: number }

/** One line of a history: what was published along it, and what one said oneself. */
export type Line = { name: string; steps: Step[]; own: Step[] }

export type Scales = ReturnType<typeof scalesOf>

/** Where an instant and a level of 0 to 10000 lie in the area. */
export function scalesOf({ width, height, margin }: Area, from: Date, to: Date) {
  const x = scaleTime()
    .domain([from, to])
    .range([margin, width - margin])
  const y = scaleLinear()
    .domain([0, 10_000])
    .range([height - margin, margin])
  return { x, y }
}

/** A line that keeps its level until the next point: what stood between is what was said. */
export const stepPath = (steps: Step[], { x, y }: Scales): string =>
  line<Step>(
    ({ at }) => x(at),
    ({ level }) => y(level),
  )
    .curve(curveStepAfter)
    .digits(1)(steps) ?? ''

/** At most this many points, evenly kept, the first and last always among them. */
export function thinned<Point>(points: Point[], most: number): Point[] {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)] as Point)
}
