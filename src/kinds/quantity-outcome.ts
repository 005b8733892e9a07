import { z } from 'zod'
import { sentence } from '#src/lib/sentence.ts'
import { crps } from '#src/scoring/crps.ts'
import type { OnAxis } from './kind.ts'
import { curveOf, isOpen, type Knots, placeOn, type Quantity, type Range } from './quantity.ts'

/** An outcome: the value, or an end of the range where it lies beyond it and is not known better. */
export type Landed = { x: number; beyond?: 'low' | 'high' | undefined; u?: number | undefined }

export const landed = {
  x: z.union([z.number(), z.string()], sentence`Say what it came to.`),
  beyond: z.enum(['low', 'high']).optional(),
  u: z.number().optional(),
}

/** What came about, as a moderator types it: a value, or "> 118" for beyond an open end. */
export const landedFor = <K extends string>(kind: K, { range, read, tell }: Quantity) =>
  z.strictObject({ kind: z.literal(kind), ...landed }).transform(({ x: given, beyond }, check) => {
    const refuse = (message: string) => {
      check.addIssue({ code: 'custom', path: ['x'], message })
      return z.NEVER
    }
    const sign = typeof given === 'string' ? /^\s*([<>])/.exec(given)?.[1] : undefined
    const end = sign === '<' ? 'low' : sign === '>' ? 'high' : beyond
    const found =
      typeof given === 'number' ? { number: given } : read(given.replace(/^\s*[<>]/, ''))
    if ('problem' in found) return refuse(found.problem)
    const { number: x } = found
    const isBelow = end === 'low' || x < range.low
    const isAbove = end === 'high' || x > range.high
    if ((isBelow && !isOpen(range, 'low')) || (isAbove && !isOpen(range, 'high')))
      return refuse(outcomeOutside(range, tell))
    if (end === 'low' && x > range.low) return refuse(notBelow(tell(range.low)))
    if (end === 'high' && x < range.high) return refuse(notAbove(tell(range.high)))
    const within = Math.min(Math.max(end ? range[end] : x, range.low), range.high)
    const place = range.axis === 'log' ? { u: placeOn(range, within) } : {}
    return { kind, x, ...(end && { beyond: end }), ...place }
  })

// "> 50" of a range up to 100 does not say where in it the outcome lies.
const notBelow = (low: string) =>
  sentence`A < stands only for what lies below the range: < ${low}. Otherwise give the value itself.`
const notAbove = (high: string) =>
  sentence`A > stands only for what lies above the range: > ${high}. Otherwise give the value itself.`

const outcomeOutside = ({ low, high }: Range, tell: Quantity['tell']) =>
  sentence`The range is closed: the outcome lies within ${tell(low)} and ${tell(high)}. If it does not, annul it as flawed.`

/** S of SCORING.md 1.4 in units of 1e-12, far finer than any score is stored. */
export const UNIT = 1e12

export function scoreOf(value: Knots, outcome: Landed, range: Range): number {
  const came = outcome.u ?? (outcome.beyond ? range[outcome.beyond] : outcome.x)
  return Math.round(crps(curveOf(value), came) * UNIT)
}

/** Beyond an end an outcome lies nowhere on the axis, however near it is. */
export function onAxis(value: Knots, { x, beyond, u }: Landed, { low, high }: Range): OnAxis {
  const curve = curveOf(value)
  if (beyond === 'low' || x < low) return { curve, came: Number.NEGATIVE_INFINITY }
  if (beyond === 'high' || x > high) return { curve, came: Number.POSITIVE_INFINITY }
  return { curve, came: u ?? x }
}

export const landedLevel = (outcome: Landed, { low, high }: Range) => {
  if (outcome.u !== undefined) return Math.round(outcome.u * 10_000)
  const x = outcome.beyond === 'low' ? low : outcome.beyond === 'high' ? high : outcome.x
  return Math.round(((Math.min(Math.max(x, low), high) - low) / (high - low)) * 10_000)
}
