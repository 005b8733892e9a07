import type { Option } from '#src/kinds/kind.ts'
import { asOptions, fieldOf } from '#src/kinds/options.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { Chance } from '../parts/chance.tsx'
import { Field, type Typed } from '../parts/field.tsx'
import { say } from '../say.ts'
import { Answers } from './answers.tsx'

type InputProps = {
  kind: string
  options: Option[]
  typed: Typed
  refusal: Refusal | undefined
  standing: number[] | undefined
}

/** One field an option; what does not add up is offered scaled, never scaled silently. */
export const ChancesInput = ({ kind, options, typed, refusal, standing }: InputProps) => {
  const meant = { ...typed, ...askedAbout(refusal) }
  return (
    <fieldset>
      <legend>{say`Your chances, in %`}</legend>
      <span class="hint">{say`Together 100. One may stay empty: it takes the rest.`}</span>
      <input type="hidden" name="kind" value={kind} />
      {options.map(({ label }, index) => (
        <Field
          name={fieldOf(index)}
          label={label}
          inputmode="decimal"
          typed={meant}
          refusal={refusal}
          {...(standing && { value: String((standing[index] ?? 0) / 100) })}
        />
      ))}
      {refusal?.fields.scaled && (
        <button id="scaled" name="scaled" value="yes" class="quiet">{say`Scale to 100`}</button>
      )}
    </fieldset>
  )
}

/** What is asked back after scaling is what it was scaled to. */
const askedAbout = (refusal: Refusal | undefined): Typed =>
  Object.fromEntries(
    refusal?.asked?.split(' ').map((bp, index) => [fieldOf(index), String(Number(bp) / 100)]) ?? [],
  )

/** What is likeliest, rounded for reading. */
export const LikeliestInWords = ({ options, bps }: { options: Option[]; bps: number[] }) => {
  const most = bps.indexOf(Math.max(...bps))
  return <>{say`${<Chance bp={bps[most] ?? 0} />} for "${options[most]?.label}"`}</>
}

type OutcomeProps = {
  kind: string
  options: Option[]
  typed: Typed
  refusal: Refusal | undefined
}

export const OptionInput = ({ kind, options, typed, refusal }: OutcomeProps) => (
  <Answers
    {...{ name: 'option', kind, typed, refusal }}
    legend={say`What came about?`}
    answers={options.map(({ key, label }) => [key, label] as const)}
  />
)

/** One line of a chart for each option. */
export const linesOf = (options: Option[]) => options.map(({ label }) => label)

/** What the examples of several options are about. */
export const months = () => asOptions([say`June`, say`July`, say`later`])
