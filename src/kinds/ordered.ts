import { z } from 'zod'
import { sentence } from '#src/lib/sentence.ts'
import { apportion } from '#src/scoring/apportion.ts'
import { roundHalfEven } from '#src/scoring/exact.ts'
import { rankedNumerator, rankedUnit } from '#src/scoring/ranked.ts'
import type { Kind } from './kind.ts'
import { cameAbout, certainOf, chances, chancesFor, chancesInWords, options } from './options.ts'

const kind = z.literal('ordered')
const spec = z.strictObject({ kind, options })
const value = z.strictObject({ kind, bps: chances })
const outcome = z.strictObject({ kind, option: z.number().int() })

/** One of several options in order, as of periods or ranges: near misses cost less. */
export const ordered = {
  answer: 'options',
  spec,
  value,
  options: ({ options }) => options,
  valueFor: ({ options }) => chancesFor('ordered', options),
  words: ({ bps }, { options }) => chancesInWords(bps, options),
  doubt: ({ bps }, { options }) => doubt(certainOf(bps, options)),
  outcomeFor: ({ options }) => z.strictObject({ kind, option: cameAbout(options) }),
  score: ({ bps }, { option }) => rankedNumerator(bps, option),
  unit: ({ options }) => rankedUnit(options.length),
  // At each border, of the chances up to it: they rise with the order, and so sum up.
  frame: () => ({
    of: 'borders',
    lines: ({ bps }) => cumulated(bps),
    value: (pooled) => ({ kind: 'ordered', bps: apart(pooled.map(roundHalfEven)) }),
  }),
  levels: ({ bps }) => bps,
  // The line of the option that came about ends at the top.
  landed: () => 10_000,
  happened: ({ option }, { options }) => options.map((_, index) => index === option),
  onAxis: () => undefined,
  even: ({ options }) => ({ kind: 'ordered', bps: apportion(options.map(() => 1)) }),
} satisfies Kind<z.output<typeof spec>, z.output<typeof value>, z.output<typeof outcome>>

/** The worst score is that of the farthest option alone. */
function doubt(certain: ReturnType<typeof certainOf>): string | undefined {
  if (!certain) return undefined
  const { bp, label } = certain
  return bp === 10_000
    ? sentence`100% says that nothing but "${label}" can come about. The further from it what does, the more this scores, up to 1, the worst there is.`
    : sentence`${bp / 100}% says that nothing but "${label}" can come about, or hardly. The further from it what does, the more this scores, up to almost 1, the worst there is.`
}

const apart = (borders: number[]) => borders.map((border, k) => border - (borders[k - 1] ?? 0))

function cumulated(bps: number[]): number[] {
  let sum = 0
  return bps.map((bp) => {
    sum += bp
    return sum
  })
}
