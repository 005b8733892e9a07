import { z } from 'zod'
import { typedChance } from '#src/lib/chance.ts'
import { maybe } from '#src/lib/fields.ts'
import { sentence } from '#src/lib/sentence.ts'
import { isOpen, type Knots, knots, placeOn, type Quantity, type Range } from './quantity.ts'

/** The levels a form asks for; those that must be given first. */
export const levelsAsked = [1000, 2500, 5000, 7500, 9000] as const
export const optionalLevels: readonly number[] = [2500, 7500]

export const fieldOf = (level: number) => `q_${level / 100}`

/**
 * A forecast as a form sends it, quantiles in fields of their own and chances beyond open ends, or
 * as a program does, in knots. Between the fields it is straight on the axis of the question.
 */
export const knotsFor = <K extends string>(kind: K, quantity: Quantity) =>
  z
    .strictObject({
      ...{ kind: z.literal(kind), x: knots.x.optional(), bps: knots.bps.optional(), u: knots.u },
      ...{ below: maybe(typedChance), above: maybe(typedChance) },
      ...Object.fromEntries(levelsAsked.map((level) => [fieldOf(level), maybe(z.string())])),
    })
    .transform(({ kind: _, x, bps, u: __, below, above, ...typed }, check) => {
      const beyond = { below: below ?? 0, above: above ?? 0 }
      const read =
        x && bps
          ? fromKnots({ x, bps }, quantity)
          : fromQuantiles(typed as Record<string, string | null>, beyond, quantity)
      if ('knots' in read) return { kind, ...placed(read.knots, quantity.range) }
      check.addIssue({ code: 'custom', path: [read.field], message: read.problem })
      return z.NEVER
    })

type Read = { knots: Knots } | { field: string; problem: string }

function fromKnots({ x, bps }: Knots, { range, tell }: Quantity): Read {
  const problem = (words: string) => ({ field: 'x', problem: words })
  const rises = (values: number[]) =>
    values.every((value, k) => k === 0 || value >= (values[k - 1] as number))
  if (x.length !== bps.length) return problem(sentence`Give as many chances as values.`)
  if (x[0] !== range.low || x.at(-1) !== range.high)
    return problem(sentence`The first value is ${tell(range.low)}, the last ${tell(range.high)}.`)
  if (!rises(x) || !rises(bps)) return problem(sentence`Values and chances never fall.`)
  const isShut = (end: 'low' | 'high', bp: number | undefined, all: number) =>
    isOpen(range, end) || bp === all
  if (!isShut('low', bps[0], 0) || !isShut('high', bps.at(-1), 10_000))
    return problem(sentence`At an end that is not open the chances are 0 and 10000.`)
  return { knots: { x, bps } }
}

type Beyond = { below: number; above: number }

function fromQuantiles(
  typed: Record<string, string | null>,
  { below, above }: Beyond,
  { range, read, tell }: Quantity,
): Read {
  const [first, last] = [below, 10_000 - above]
  const shut = isOpen(range, 'low') || below === 0 ? 'above' : 'below'
  if ((below > 0 && !isOpen(range, 'low')) || (above > 0 && !isOpen(range, 'high')))
    return { field: shut, problem: sentence`Nothing can lie beyond this end. Leave this empty.` }

  const made: Knots = { x: [range.low], bps: [first] }
  for (const level of levelsAsked) {
    const field = fieldOf(level)
    const given = typed[field]
    const isInside = level > first && level < last
    if (given == null) {
      if (isInside && !optionalLevels.includes(level))
        return { field, problem: sentence`Give this one too; only 25% and 75% may stay empty.` }
      continue
    }
    const found = read(given)
    if ('problem' in found) return { field, problem: found.problem }
    const x = found.number
    const before = made.x.at(-1) as number
    const words = !isInside
      ? sentence`What you say lies beyond the range reaches this already. Leave this empty.`
      : x < range.low || x > range.high
        ? outside(x, range, tell)
        : made.x.length > 1 && x <= before
          ? sentence`These rise from one to the next, and ${tell(x)} is not above ${tell(before)}.`
          : undefined
    if (words) return { field, problem: words }
    made.x.push(x)
    made.bps.push(level)
  }
  return { knots: { x: [...made.x, range.high], bps: [...made.bps, last] } }
}

function outside(x: number, range: Range, tell: Quantity['tell']): string {
  const end = x < range.low ? 'low' : 'high'
  return isOpen(range, end)
    ? sentence`The range goes from ${tell(range.low)} to ${tell(range.high)}. Leave this empty, and say what chance lies beyond it.`
    : sentence`Stay within ${tell(range.low)} and ${tell(range.high)}.`
}

function placed({ x, bps }: Knots, range: Range): Knots {
  return range.axis === 'log' ? { x, bps, u: x.map((one) => placeOn(range, one)) } : { x, bps }
}
