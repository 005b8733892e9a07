import { z } from 'zod'
import { day } from '#src/lib/fields.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { Kind } from './kind.ts'
import * as quantity from './quantity.ts'
import { frameOfQuantities } from './quantity-crowd.ts'
import { knotsFor } from './quantity-form.ts'
import * as came from './quantity-outcome.ts'

const kind = z.literal('date')
const SUCH_AS = sentence`Use a day such as 2027-06-30.`

const spec = z
  .strictObject({
    kind,
    low: day(SUCH_AS),
    high: day(SUCH_AS),
    ends: z.enum(quantity.openEnds).default('none'),
  })
  .refine(({ low, high }) => low < high, {
    ...{ path: ['high'], message: sentence`The last day lies after the first one.` },
  })
type Spec = z.output<typeof spec>

const value = z.strictObject({ kind, ...quantity.knots })
const outcome = z.strictObject({ kind, ...came.landed, x: z.number() })

/** A day is the instant it begins, in UTC. */
const instantOf = (typed: string) => Date.parse(`${typed}T00:00Z`)
/** The day an instant lies on, in UTC. */
export const dayOf = (x: number) => new Date(x).toISOString().slice(0, 10)

export const rangeOf = ({ low, high, ends }: Spec): quantity.Range => ({
  ...{ low: instantOf(low), high: instantOf(high), ends, axis: 'linear' },
})

function read(typed: string) {
  const { success, data } = day(SUCH_AS).safeParse(typed.trim())
  return success ? { number: instantOf(data) } : { problem: SUCH_AS }
}

const quantityOf = (spec: Spec): quantity.Quantity => ({ range: rangeOf(spec), read, tell: dayOf })

/** A day within a range of days. */
export const date = {
  answer: 'quantity',
  spec,
  value,
  options: () => [],
  valueFor: (spec) => knotsFor('date', quantityOf(spec)),
  words: (value) => quantity.quantilesInWords(value, dayOf, ''),
  doubt: (value) => quantity.quantityDoubt(value),
  outcomeFor: (spec) => came.landedFor('date', quantityOf(spec)),
  score: (value, outcome, spec) => came.scoreOf(value, outcome, rangeOf(spec)),
  unit: () => came.UNIT,
  frame(_, standing) {
    const { of, lines, knots } = frameOfQuantities(standing)
    return { of, lines, value: (pooled) => ({ kind: 'date', ...knots(pooled) }) }
  },
  levels: quantity.medianLevel,
  landed: (outcome, spec) => came.landedLevel(outcome, rangeOf(spec)),
  happened: () => [],
  onAxis: (value, outcome, spec) => came.onAxis(value, outcome, rangeOf(spec)),
  even: (spec) => ({ kind: 'date', ...quantity.uniform(rangeOf(spec)) }),
} satisfies Kind<Spec, z.output<typeof value>, z.output<typeof outcome>>
