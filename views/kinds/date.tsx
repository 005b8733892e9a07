import { dayOf, rangeOf } from '#src/kinds/date.ts'
import { kinds } from '#src/kinds/index.ts'
import { rangeLevel } from '#src/kinds/quantity.ts'
import type { Landed } from '#src/kinds/quantity-outcome.ts'
import { sentence } from '#src/lib/sentence.ts'
import { Distribution } from '../charts/distribution.tsx'
import { calendarDay, decimals } from '../format.ts'
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

const written: Written = {
  read: (x) => calendarDay(dayOf(x)),
  about: (x) => calendarDay(dayOf(x)),
  typed: dayOf,
  inputmode: 'text',
}

function cameOn({ x, beyond }: Landed): string {
  const day = written.read(x)
  if (beyond === 'low') return say`before ${day}`
  return beyond === 'high' ? say`after ${day}` : day
}

export const date: KindView<'date'> = {
  name: sentence`a day`,
  Input: ({ spec, typed, refusal, standing }) => (
    <QuantilesInput
      {...{ kind: 'date', range: rangeOf(spec), written, typed, refusal, standing }}
    />
  ),
  More: PreviewButton,
  words: kinds.date.words,
  CrowdInWords: ({ value }) => <MiddleInWords value={value} written={written} />,
  Drawing: ({ spec, ...drawn }) => (
    <Distribution {...{ range: rangeOf(spec), written, ...drawn }} />
  ),
  Even: ({ spec }) => <EvenSpread range={rangeOf(spec)} written={written} />,
  OutcomeInput: ({ spec, typed, refusal }) => (
    <ValueInput
      {...{ kind: 'date', range: rangeOf(spec), written, typed, refusal }}
      hint={say`A day such as 2027-06-30.`}
    />
  ),
  OutcomeInWords: ({ outcome }) => <>{cameOn(outcome)}</>,
  lines: () => [say`the crowd’s middle`],
  level: (level, spec) => written.read(rangeLevel(level, rangeOf(spec))),
  change: (bp) => say`${decimals(Math.abs(bp) / 100, 0)}% of the range`,
  sum: (value, outcome, spec) => {
    const score = kinds.date.score(value, outcome, spec) / kinds.date.unit()
    return say`You said ${kinds.date.words(value)}, and it was ${cameOn(outcome)}: on each day of the range, the squared gap between your chance of by then and what happened; their mean is ${decimals(score, 3)}`
  },
  examples: () => ({
    spec: { kind: 'date', low: '2027-01-01', high: '2027-04-11', ends: 'none' },
    told: [
      [
        {
          ...{ kind: 'date', bps: [0, 1000, 5000, 9000, 10_000] },
          x: [0, 20, 40, 70, 100].map((day) => Date.UTC(2027, 0, 1 + day)),
        },
        { kind: 'date', x: Date.UTC(2027, 0, 51) },
      ],
    ],
  }),
}
