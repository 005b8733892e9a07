import { kinds } from '#src/kinds/index.ts'
import { brierOfOptions } from '#src/scoring/brier.ts'
import type { KindView } from './index.ts'
import { ChancesInput, LikeliestInWords, linesOf, MONTHS, OptionInput } from './options.tsx'

export const choice: KindView<'choice'> = {
  name: 'one of several options',
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
  sum: ({ bps }, { option }, { options }) => {
    const gaps = bps.map((bp, index) =>
      index === option ? `(1 − ${bp / 10_000})²` : `${bp / 10_000}²`,
    )
    const score = (brierOfOptions(bps, option) / 1e8).toFixed(3)
    return `You gave "${options[option]?.label}" ${(bps[option] ?? 0) / 100}%, and it came about: ½ × (${gaps.join(' + ')}) = ${score}`
  },
  examples: {
    spec: { kind: 'choice', options: MONTHS },
    told: [
      [
        { kind: 'choice', bps: [5000, 3000, 2000] },
        { kind: 'choice', option: 0 },
      ],
    ],
  },
}
