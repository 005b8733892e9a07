import { z } from 'zod'
import { sentence } from '#src/lib/sentence.ts'
import { apportion } from '#src/scoring/apportion.ts'
import { brierOfOptions } from '#src/scoring/brier.ts'
import type { Kind } from './kind.ts'
import { cameAbout, certainOf, chances, chancesFor, chancesInWords, options } from './options.ts'

const kind = z.literal('choice')
const spec = z.strictObject({ kind, options })
const value = z.strictObject({ kind, bps: chances })
const outcome = z.strictObject({ kind, option: z.number().int() })

/** One of several options that have no order. */
export const choice = {
  answer: 'options',
  spec,
  value,
  options: ({ options }) => options,
  valueFor: ({ options }) => chancesFor('choice', options),
  words: ({ bps }, { options }) => chancesInWords(bps, options),
  doubt: ({ bps }, { options }) => doubt(certainOf(bps, options)),
  outcomeFor: ({ options }) => z.strictObject({ kind, option: cameAbout(options) }),
  score: ({ bps }, { option }) => brierOfOptions(bps, option),
  unit: () => 1e8,
  frame: () => ({
    of: 'options',
    lines: ({ bps }) => bps,
    value: (pooled) => ({ kind: 'choice', bps: apportion(pooled) }),
  }),
  levels: ({ bps }) => bps,
  // The line of the option that came about ends at the top.
  landed: () => 10_000,
  happened: ({ option }, { options }) => options.map((_, index) => index === option),
  onAxis: () => undefined,
  even: ({ options }) => ({ kind: 'choice', bps: apportion(options.map(() => 1)) }),
} satisfies Kind<z.output<typeof spec>, z.output<typeof value>, z.output<typeof outcome>>

function doubt(certain: ReturnType<typeof certainOf>): string | undefined {
  if (!certain) return undefined
  const { bp, label } = certain
  return bp === 10_000
    ? sentence`100% says that nothing but "${label}" can come about. If something else does, this scores 1, the worst there is.`
    : sentence`${bp / 100}% says that nothing but "${label}" can come about, or hardly. If something else does, this scores almost 1, the worst there is.`
}
