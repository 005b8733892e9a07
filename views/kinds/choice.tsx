import { kinds } from '#src/kinds/index.ts'
import { sentence } from '#src/lib/sentence.ts'
import { brierOfOptions } from '#src/scoring/brier.ts'
import { decimals, inPoints, percentLevel } from '../format.ts'
import { say } from '../say.ts'
import type { KindView } from './index.ts'
import { ChancesInput, LikeliestInWords, linesOf, months, OptionInput } from './options.tsx'

export const choice: KindView<'choice'> = {
  name: sentence`one of several options`,
  Input: ({ spec: { kind, options }, typed, refusal, standing }) => (
    <ChancesInput {...{ kind, options, typed, refusal }} standing={standing?.bps} />
  ),
  words: kinds.choice.words,
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
    const gaps = bps.map((bp, index) =>
      index === option ? `(1 − ${bp / 10_000})²` : `${bp / 10_000}²`,
    )
    const score = decimals(brierOfOptions(bps, option) / 1e8, 3)
    return say`You gave "${options[option]?.label ?? ''}" ${(bps[option] ?? 0) / 100}%, and it came about: ½ × (${gaps.join(' + ')}) = ${score}`
  },
  examples: () => ({
    spec: { kind: 'choice', options: months() },
    told: [
      [
        { kind: 'choice', bps: [5000, 3000, 2000] },
        { kind: 'choice', option: 0 },
      ],
    ],
  }),
}
