import { z } from 'zod'
import { sentence } from '#src/lib/sentence.ts'
import { onLogAxis } from '#src/scoring/crps.ts'
import { type Curve, quantileOn } from '#src/scoring/curve.ts'

/** Which ends the outcome may lie beyond. */
export const openEnds = ['none', 'low', 'high', 'both'] as const
export type OpenEnds = (typeof openEnds)[number]

export const axes = ['linear', 'log'] as const

/** Where an answer is looked for, fixed before anybody forecasts: numbers, or instants. */
export type Range = { low: number; high: number; ends: OpenEnds; axis: (typeof axes)[number] }

/** How one kind of quantity is read from what is typed, and told. */
export type Quantity = {
  range: Range
  read: (typed: string) => { number: number } | { problem: string }
  tell: (x: number) => string
}

/**
 * A forecast as a cumulative distribution: chances `bps` in basis points of staying at or below
 * the values `x`, from the range's low end to its high one. On a logarithmic axis `u` holds the
 * places of `x` on it, 0..1, kept as they were computed once, since a logarithm may differ in its
 * last digit between machines.
 */
export type Knots = { x: number[]; bps: number[]; u?: number[] | undefined }

/** More tell nothing that anybody could see. */
export const MOST_KNOTS = 100

export const knots = {
  x: z.array(z.number()).min(2).max(MOST_KNOTS),
  bps: z.array(z.number().int().min(0).max(10_000)).min(2).max(MOST_KNOTS),
  u: z.array(z.number()).optional(),
}

export const isOpen = ({ ends }: Range, end: 'low' | 'high') => ends === 'both' || ends === end

/** Where a value lies on a logarithmic axis, 0 at its low end and 1 at its high one. */
export const placeOn = (range: Range, x: number) => (x === range.high ? 1 : onLogAxis(x, range))

/** The distribution on its axis: of a value and of its place alike. */
export const curveOf = ({ x, bps, u }: Knots): Curve =>
  (u ?? x).map((place, k) => ({ x: place, chance: (bps[k] as number) / 10_000 }))

/** Where a place lies between the ends of its axis, 0 to 10000. */
function shareOf({ x, u }: Knots, place: number): number {
  const axis = u ?? x
  const [low, high] = [axis[0] as number, axis.at(-1) as number]
  return Math.round(((place - low) / (high - low)) * 10_000)
}

/** Where each knot lies on the axis, 0 to 10000. */
export const sharesOf = (value: Knots) => (value.u ?? value.x).map((place) => shareOf(value, place))

/** The value at a share of the axis of a range, 0 to 10000. */
export const rangeLevel = (level: number, { low, high, axis }: Range) =>
  axis === 'log' ? low * (high / low) ** (level / 10_000) : low + ((high - low) * level) / 10_000

/** The line of a chart: where the median lies on the axis. */
export const medianLevel = (value: Knots) => [shareOf(value, quantileOn(curveOf(value), 0.5))]

/** Whether a level is reached inside the range rather than by what is said to lie beyond it. */
export const isWithin = ({ bps }: Knots, level: number) =>
  level > (bps[0] as number) && level < (bps.at(-1) as number)

/** The value at a level, or the end of the range beyond which it lies. */
export function quantileIn(value: Knots, level: number): { x: number; beyond?: 'low' | 'high' } {
  const { x, bps, u } = value
  if ((bps[0] as number) >= level && level > 0) return { x: x[0] as number, beyond: 'low' }
  if ((bps.at(-1) as number) < level) return { x: x.at(-1) as number, beyond: 'high' }
  if (!u) return { x: quantileOn(curveOf(value), level / 10_000) }
  const place = quantileOn(curveOf(value), level / 10_000)
  const known = u.indexOf(place)
  const [low, high] = [x[0] as number, x.at(-1) as number]
  return { x: known >= 0 ? (x[known] as number) : low * (high / low) ** place }
}

/** Three values that part the chances at 10, 50 and 90%, in no language. */
export const quantilesInWords = (value: Knots, tell: Quantity['tell'], unit: string) => {
  const told = [1000, 5000, 9000].map((level) => {
    const { x, beyond } = quantileIn(value, level)
    return `${beyond === 'low' ? '<' : beyond === 'high' ? '>' : ''}${tell(x)}`
  })
  return `${told.join(' / ')}${unit && ` ${unit}`} (10 / 50 / 90%)`
}

const NARROW = 100

/** Nearly all of it on a sliver of the range: the slip that costs the most. */
export function quantityDoubt(value: Knots): string | undefined {
  const shareAt = (chance: number) => shareOf(value, quantileOn(curveOf(value), chance))
  return shareAt(0.9) - shareAt(0.1) < NARROW
    ? sentence`80% of it lies beyond an end or on less than a hundredth of the range. If it comes out elsewhere, this can score up to 1, the worst there is.`
    : undefined
}

/** Every value as likely as another, on the axis of the question. */
export const uniform = ({ low, high, axis }: Range): Knots => ({
  ...{ x: [low, high], bps: [0, 10_000] },
  ...(axis === 'log' && { u: [0, 1] }),
})
