import { z } from 'zod'
import { shortNumber, typedNumber } from '#src/lib/number.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { Kind } from './kind.ts'
import * as quantity from './quantity.ts'
import { frameOfQuantities } from './quantity-crowd.ts'
import { knotsFor } from './quantity-form.ts'
import * as came from './quantity-outcome.ts'

const kind = z.literal('numeric')

/** An end of the range: a number, or as an author types it. */
const end = z
  .union([z.number(), z.string()], sentence`Give both ends of the range.`)
  .transform((given, check) => {
    const read = typeof given === 'number' ? { number: given } : typedNumber(given)
    if ('number' in read) return read.number
    check.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  })

const spec = z
  .strictObject({
    kind,
    low: end,
    high: end,
    ends: z.enum(quantity.openEnds).default('none'),
    axis: z.enum(quantity.axes).default('linear'),
    unit: z.string().trim().max(40, sentence`Use at most 40 characters for the unit.`).default(''),
  })
  .refine(({ low, high }) => low < high, {
    ...{ path: ['high'], message: sentence`The upper end lies above the lower one.` },
  })
  .refine(({ low, axis }) => axis === 'linear' || low > 0, {
    ...{ path: ['low'], message: sentence`A logarithmic range begins above 0.` },
  })
type Spec = z.output<typeof spec>

const value = z.strictObject({ kind, ...quantity.knots })
const outcome = z.strictObject({ kind, ...came.landed, x: z.number() })

const quantityOf = (range: Spec): quantity.Quantity => ({
  ...{ range, read: typedNumber, tell: shortNumber },
})

/** A number within a range. */
export const numeric = {
  answer: 'quantity',
  spec,
  value,
  options: () => [],
  valueFor: (spec) => knotsFor('numeric', quantityOf(spec)),
  words: (value, { unit }) => quantity.quantilesInWords(value, shortNumber, unit),
  doubt: (value) => quantity.quantityDoubt(value),
  outcomeFor: (spec) => came.landedFor('numeric', quantityOf(spec)),
  score: came.scoreOf,
  unit: () => came.UNIT,
  frame(_, standing) {
    const { of, lines, knots } = frameOfQuantities(standing)
    return { of, lines, value: (pooled) => ({ kind: 'numeric', ...knots(pooled) }) }
  },
  levels: quantity.medianLevel,
  landed: came.landedLevel,
  happened: () => [],
  onAxis: came.onAxis,
  even: (spec) => ({ kind: 'numeric', ...quantity.uniform(spec) }),
} satisfies Kind<Spec, z.output<typeof value>, z.output<typeof outcome>>
