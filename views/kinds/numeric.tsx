import { kinds } from '#src/kinds/index.ts'
import { rangeLevel } from '#src/kinds/quantity.ts'
import type { Landed } from '#src/kinds/quantity-outcome.ts'
import { asTyped, shortNumber } from '#src/lib/number.ts'
import { sentence } from '#src/lib/sentence.ts'
import { Distribution } from '../charts/distribution.tsx'
import { decimals, upTo } from '../format.ts'
import { say } from '../say.ts'
import { EvenSpread } from './even-spread.tsx'
import type { KindView } from './index.ts'
import {
  MiddleInWords,
  PreviewButton,
  QuantilesInput,
  ValueInput,
  type Written,
} from './quantity.tsx'

type Spec = Parameters<KindView<'numeric'>['lines']>[0]

const writtenOf = ({ unit }: Pick<Spec, 'unit'>): Written => ({
  read: (x) => `${upTo(Number(shortNumber(x)), 6)}${unit && ` ${unit}`}`,
  about: (x) => `${upTo(Number(x.toPrecision(3)), 6)}${unit && ` ${unit}`}`,
  typed: asTyped,
  inputmode: 'decimal',
})

function cameTo({ x, beyond }: Landed, spec: Spec): string {
  const { read } = writtenOf(spec)
  if (beyond === 'low') return say`less than ${read(x)}`
  return beyond === 'high' ? say`more than ${read(x)}` : read(x)
}

const EXAMPLE: Spec = { kind: 'numeric', low: 0, high: 100, ends: 'none', axis: 'linear', unit: '' }

export const numeric: KindView<'numeric'> = {
  name: sentence`a number`,
  Input: ({ spec, typed, refusal, standing }) => (
    <QuantilesInput
      {...{ kind: 'numeric', range: spec, written: writtenOf(spec), typed, refusal, standing }}
    />
  ),
  More: PreviewButton,
  words: kinds.numeric.words,
  CrowdInWords: ({ spec, value }) => <MiddleInWords value={value} written={writtenOf(spec)} />,
  Drawing: ({ spec, ...drawn }) => (
    <Distribution {...{ range: spec, written: writtenOf(spec), ...drawn }} />
  ),
  Even: ({ spec }) => <EvenSpread range={spec} written={writtenOf(spec)} />,
  OutcomeInput: ({ spec, typed, refusal }) => (
    <ValueInput
      {...{ kind: 'numeric', range: spec, written: writtenOf(spec), typed, refusal }}
      hint={spec.unit ? say`A number, in ${spec.unit}.` : say`A number.`}
    />
  ),
  OutcomeInWords: ({ spec, outcome }) => <>{cameTo(outcome, spec)}</>,
  lines: () => [say`the crowd’s middle`],
  level: (level, spec) => writtenOf(spec).read(rangeLevel(level, spec)),
  change: (bp) => say`${decimals(Math.abs(bp) / 100, 0)}% of the range`,
  sum: (value, outcome, spec) => {
    const score = kinds.numeric.score(value, outcome, spec) / kinds.numeric.unit()
    return say`You said ${kinds.numeric.words(value, spec)}, and it came to ${cameTo(outcome, spec)}: at each value of the range, the squared gap between your chance of at most that and what happened; their mean is ${decimals(score, 3)}`
  },
  examples: () => ({
    spec: EXAMPLE,
    told: [
      [
        { kind: 'numeric', x: [0, 20, 40, 70, 100], bps: [0, 1000, 5000, 9000, 10_000] },
        { kind: 'numeric', x: 50 },
      ],
    ],
  }),
}
