import { z } from 'zod'
import { chance } from '#src/lib/chance.ts'
import { sentence } from '#src/lib/sentence.ts'
import { brier } from '#src/scoring/brier.ts'
import { roundHalfEven } from '#src/scoring/exact.ts'
import type { Kind } from './kind.ts'

const kind = z.literal('binary')
const spec = z.strictObject({ kind })
const value = z.strictObject({ kind, bp: chance })
const outcome = z.strictObject({
  kind,
  happened: z.union([z.boolean(), z.string()], sentence`Choose yes or no.`).transform(asBoolean),
})

/** Yes or no. */
export const binary = {
  answer: 'yes-or-no',
  spec,
  value,
  options: () => [],
  valueFor: () => value,
  words: ({ bp }) => `${bp / 100}%`,
  doubt: ({ bp }) => doubt(bp),
  outcomeFor: () => outcome,
  score: ({ bp }, { happened }) => brier(bp, happened),
  unit: () => 1e8,
  // A midpoint can fall between two basis points; a published value is whole.
  frame: () => ({
    of: 'event',
    lines: ({ bp }) => [bp],
    value: ([bp = 0]) => ({ kind: 'binary', bp: roundHalfEven(bp) }),
  }),
  levels: ({ bp }) => [bp],
  landed: ({ happened }) => (happened ? 10_000 : 0),
  happened: ({ happened }) => [happened],
  onAxis: () => undefined,
  even: () => ({ kind: 'binary', bp: 5000 }),
} satisfies Kind<z.output<typeof spec>, z.output<typeof value>, z.output<typeof outcome>>

function doubt(bp: number): string | undefined {
  if (bp === 0)
    return sentence`0% says it cannot happen. If it does, this scores 1, the worst there is.`
  if (bp === 10_000)
    return sentence`100% says it cannot fail. If it does, this scores 1, the worst there is.`
  if (bp < 100)
    return sentence`${bp / 100}% says it cannot happen, or hardly. If it does, this scores almost 1, the worst there is.`
  if (bp > 9900)
    return sentence`${bp / 100}% says it cannot fail, or hardly. If it does, this scores almost 1, the worst there is.`
  return undefined
}

function asBoolean(given: boolean | string, check: z.RefinementCtx): boolean {
  if (given === true || given === 'yes') return true
  if (given === false || given === 'no') return false
  check.addIssue({ code: 'custom', message: sentence`Choose yes or no.` })
  return z.NEVER
}
