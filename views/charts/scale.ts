import { scaleLinear, scaleTime } from 'd3-scale'

/** The drawing area of a chart in its own units. */
export type Area = { width: number; height: number; margin: number }

/** A level from an instant on; null where nothing stands from then on. */
export type Step = { at: Date; level: number | null }

/** A level that somebody said at an instant. */
export type Level = { at: Date; level: number }

export const isLevel = (step: Step): step is Level => step.level !== null

/** One line of a history: what was published along it, and what one said oneself. */
export type Line = { name: string; steps: Step[]; own: Level[] }

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

/**
 * A line that keeps its level until the next step, since what stood between is what was said; where
 * nothing stood it has a gap. In whole units and relative moves, which makes the shortest path.
 */
export function stepPath(steps: Step[], { x, y }: Scales): string {
  let path = ''
  let left = 0
  let top: number | null = null
  const go = (to: number) => (top === null || to === left ? '' : `h${to - left}`)
  for (const { at, level } of steps) {
    const here = Math.round(x(at))
    const next = level === null ? null : Math.round(y(level))
    if (next === top) continue
    path += go(here)
    if (next !== null) path += top === null ? `M${here} ${next}` : `v${next - top}`
    left = here
    top = next
  }
  const last = steps.at(-1)
  return last ? path + go(Math.round(x(last.at))) : path
}

/** At most this many points, evenly kept, the first and last always among them. */
export function thinned<Point>(points: Point[], most: number): Point[] {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)] as Point)
}
