import { scaleLinear, scaleTime } from 'd3-scale'
import type { MiddleHalf } from '#src/scoring/aggregate.ts'

/** The drawing area of a chart in its own units. */
export type Area = { width: number; height: number; margin: number }

/** What stands from an instant on; null where nothing does. */
export type Stretch<Level> = { at: Date; level: Level | null }
export type Step = Stretch<number>

/** A level that somebody said at an instant. */
type Said = { at: Date; level: number }

export const isLevel = (step: Step): step is Said => step.level !== null

/** One line of a history: what was published along it, and what one said oneself. */
export type Line = { name: string; steps: Step[]; own: Said[] }

/** Whether the viewer has anything of it to see beside their own. */
export const isShown = ({ steps }: Line) => steps.some(isLevel)

export type Scales = { x: (at: Date) => number; y: (level: number) => number }

/** Where an instant and a level of 0 to 10000 lie in the area, in whole units. */
export function scalesOf({ width, height, margin }: Area, from: Date, to: Date): Scales {
  const x = scaleTime()
    .domain([from, to])
    .rangeRound([margin, width - margin])
  const y = scaleLinear()
    .domain([0, 10_000])
    .rangeRound([height - margin, margin])
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
    const here = x(at)
    const next = level === null ? null : y(level)
    if (next === top) continue
    path += go(here)
    if (next !== null) path += top === null ? `M${here} ${next}` : `v${next - top}`
    left = here
    top = next
  }
  const last = steps.at(-1)
  return last ? path + go(x(last.at)) : path
}

/** A band as boxes side by side, each from its instant to the next. */
export function bandPath(stretches: Stretch<MiddleHalf>[], { x, y }: Scales): string {
  const boxes = stretches.map(({ at, level }, index) => {
    const next = stretches[index + 1]
    const width = next ? x(next.at) - x(at) : 0
    if (!level || width === 0) return ''
    const top = y(level.high)
    return `M${x(at)} ${top}h${width}v${y(level.low) - top}h-${width}z`
  })
  return boxes.join('')
}

/** At most this many points, evenly kept, the first and last always among them. */
export function thinned<Point>(points: Point[], most: number): Point[] {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)] as Point)
}
