import { kinds } from '#src/kinds/index.ts'
import { sentence } from '#src/lib/sentence.ts'
import { rankedNumerator, rankedUnit } from '#src/scoring/ranked.ts'
import { decimals, inPoints, percentLevel } from '../format.ts'
import { say } from '../say.ts'
import type { KindView } from './index.ts'
import { ChancesInput, LikeliestInWords, linesOf, months, OptionInput } from './options.tsx'

export const ordered: KindView<'ordered'> = {
  name: sentence`one of several options in order`,
  Input: ({ spec: { kind, options }, typed, refusal, standing }) => (
    <ChancesInput {...{ kind, options, typed, refusal }} standing={standing?.bps} />
  ),
  words: kinds.ordered.words,
  CrowdInWords: ({ spec: { options }, value: { bps } }) => (
    <LikeliestInWords {...{ options, bps }} />
  ),
  OutcomeInput: ({ spec: { kind, options }, typed, refusal }) => (
    <OptionInput {...{ kind, options, typed, refusal }} />
  ),
  OutcomeInWords: ({ spec, outcome }) => <>{spec.options[outcome.option]?.label}</>,
  lines: ({ options }) => linesOf(options),
  level: percentLevel,
  change: inPoints,
  sum: ({ bps }, { option }, { options }) => {
    const borders = bps.slice(0, -1).map((_, k) => {
      const upTo = bps.slice(0, k + 1).reduce((sum, bp) => sum + bp, 0) / 10_000
      return option <= k ? `(1 − ${upTo})²` : `${upTo}²`
    })
    const score = decimals(rankedNumerator(bps, option) / rankedUnit(bps.length), 3)
    return say`"${options[option]?.label ?? ''}" came about. At each border between options, what you gave up to it against what happened: (${borders.join(' + ')}) ÷ ${borders.length} = ${score}`
  },
  examples: () => ({
    spec: { kind: 'ordered', options: months() },
    told: [
      [
        { kind: 'ordered', bps: [5000, 3000, 2000] },
        { kind: 'ordered', option: 0 },
      ],
    ],
  }),
}
