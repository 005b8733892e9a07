import { kinds } from '#src/kinds/index.ts'
import { bothReadings } from '#src/lib/chance.ts'
import { sentence } from '#src/lib/sentence.ts'
import { decimals, inPoints, percent, percentLevel } from '../format.ts'
import { Chance } from '../parts/chance.tsx'
import { BareField, Field, type Typed } from '../parts/field.tsx'
import { say } from '../say.ts'
import { Answers } from './answers.tsx'
import type { KindView } from './index.ts'

const gap = (bp: number, happened: boolean) => (happened ? 10_000 - bp : bp) / 10_000

const example = (bp: number, happened: boolean) =>
  [
    { kind: 'binary', bp },
    { kind: 'binary', happened },
  ] as const

/** A button for each reading of a number that could be a share or a percentage. */
const Readings = ({ typed }: { typed: Typed }) => (
  <>
    {bothReadings(typed.bp ?? '')?.map((reading) => (
      <button class="quiet" name="bp" value={reading}>
        {reading}
      </button>
    ))}
  </>
)

export const binary: KindView<'binary'> = {
  name: sentence`yes or no`,
  Input: ({ typed, refusal, standing }) => (
    <>
      <input type="hidden" name="kind" value="binary" />
      <Field
        name="bp"
        label={say`Your chance, in %`}
        hint={say`From 0 to 100, such as 73.`}
        inputmode="decimal"
        typed={typed}
        refusal={refusal}
        {...(standing && { value: String(standing.bp / 100) })}
      />
    </>
  ),
  More: ({ typed }) => (
    <>
      <Readings typed={typed} />
      {[-5, 5].map((step) => (
        <button class="quiet step" name="step" value={String(step)}>
          {step > 0 ? '+5' : '−5'}
          <span class="visually-hidden"> {say`percentage points`}</span>
        </button>
      ))}
    </>
  ),
  RowInput: ({ question: { id, title }, prefix, typed, refusal, standing }) => {
    const was = standing && String(standing.bp / 100)
    return (
      <>
        <input type="hidden" name={`${prefix}kind`} value="binary" />
        {prefix && <input type="hidden" name={`${prefix}was`} value={was} />}
        <BareField
          id={`chance-${id}`}
          name={`${prefix}bp`}
          label={say`Your chance, in %: ${title}`}
          inputmode="decimal"
          autofocus={prefix === '' && refusal?.fields.bp !== undefined}
          value={typed.bp ?? was}
          problem={refusal?.fields.bp}
        />
        <span class="muted" aria-hidden="true">
          %
        </span>
      </>
    )
  },
  RowMore: ({ typed }) => <Readings typed={typed} />,
  words: kinds.binary.words,
  CrowdInWords: ({ value }) => <Chance bp={value.bp} />,
  OutcomeInput: ({ typed, refusal }) => (
    <Answers
      {...{ name: 'happened', kind: 'binary', typed, refusal }}
      legend={say`What happened?`}
      answers={[
        ['yes', say`Yes, it happened`],
        ['no', say`No, it did not`],
      ]}
    />
  ),
  OutcomeInWords: ({ outcome }) => <>{outcome.happened ? say`Yes` : say`No`}</>,
  lines: () => [say`the crowd`],
  level: percentLevel,
  change: inPoints,
  sum: ({ bp }, { happened }) => {
    const said = bp / 10_000
    const score = decimals(gap(bp, happened) ** 2, 3)
    return happened
      ? say`You said ${percent(bp)}, it happened: (1 − ${said})² = ${score}`
      : say`You said ${percent(bp)}, it did not happen: ${said}² = ${score}`
  },
  examples: () => ({
    spec: { kind: 'binary' },
    told: [example(7300, true), example(7300, false), example(5000, true), example(10_000, false)],
  }),
}
