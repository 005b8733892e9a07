import { isOpen, isWithin, type Knots, quantileIn, type Range } from '#src/kinds/quantity.ts'
import { fieldOf, levelsAsked, optionalLevels } from '#src/kinds/quantity-form.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { Field, type Typed } from '../parts/field.tsx'
import { say, speak } from '../say.ts'

/** How one kind of quantity is written: for reading, and as its fields take it. */
export type Written = {
  read: (x: number) => string
  /** Of what nobody typed, between what they did: no more digits than that tells. */
  about: (x: number) => string
  typed: (x: number) => string
  inputmode: 'decimal' | 'text'
}

const LABELS: Record<number, string> = {
  1000: sentence`10% chance it is below`,
  2500: sentence`25% chance it is below`,
  5000: sentence`As likely above as below`,
  7500: sentence`25% chance it is above`,
  9000: sentence`10% chance it is above`,
}

type InputProps = {
  kind: string
  range: Range
  written: Written
  typed: Typed
  refusal?: Refusal | undefined
  standing: Knots | undefined
}

/** Values that part the chances, two of which may stay empty, and chances beyond open ends. */
export const QuantilesInput = ({ kind, range, written, standing, ...shared }: InputProps) => {
  const [low, high] = [written.read(range.low), written.read(range.high)]
  const said = standing && typedAgain(standing, written)
  const last = standing?.bps.at(-1) ?? 10_000
  return (
    <fieldset>
      <legend>{say`Your forecast, from ${low} to ${high}`}</legend>
      <span class="hint">{say`The values rise from field to field; those at 25% may stay empty. Between them it is straight.`}</span>
      <input type="hidden" name="kind" value={kind} />
      {isOpen(range, 'low') && (
        <Beyond
          {...{ name: 'below', label: say`Chance it lies below ${low}, in %`, ...shared }}
          stands={standing?.bps[0] ?? 0}
        />
      )}
      {levelsAsked.map((level) => (
        <Field
          name={fieldOf(level)}
          label={speak(LABELS[level] ?? '')}
          inputmode={written.inputmode}
          {...shared}
          {...(said?.[level] && { value: said[level] })}
        />
      ))}
      {isOpen(range, 'high') && (
        <Beyond
          {...{ name: 'above', label: say`Chance it lies above ${high}, in %`, ...shared }}
          stands={10_000 - last}
        />
      )}
    </fieldset>
  )
}

type BeyondProps = {
  name: string
  label: string
  typed: Typed
  refusal?: Refusal | undefined
  /** In basis points. */
  stands: number
}

const Beyond = ({ stands, ...field }: BeyondProps) => (
  <Field
    hint={say`Empty means none.`}
    inputmode="decimal"
    {...field}
    {...(stands > 0 && { value: String(stands / 100) })}
  />
)

/** What stands, in its fields again: a value that may stay empty only where it was said. */
function typedAgain(standing: Knots, { typed }: Written): Record<number, string> {
  return Object.fromEntries(
    levelsAsked.flatMap((level) => {
      const isLeftOut = optionalLevels.includes(level) && !standing.bps.includes(level)
      const isTyped = isWithin(standing, level) && !isLeftOut
      return isTyped ? [[level, typed(quantileIn(standing, level).x)]] : []
    }),
  )
}

/** Draws what the fields say; nothing is saved. */
export const PreviewButton = () => (
  <button class="quiet" name="preview" value="yes">{say`Preview`}</button>
)

type ToldProps = { value: Knots; written: Written }

/** "2 million (80% between 1.2 million and 3.4 million)". */
export const MiddleInWords = ({ value, written }: ToldProps) => (
  <>
    <span class="chance">{quantileInWords(value, 5000, written)}</span>{' '}
    <span class="muted">({mostOf({ value, written })})</span>
  </>
)

/** Where the middle 80% of a distribution lie. */
export const mostOf = ({ value, written }: ToldProps) =>
  say`80% between ${quantileInWords(value, 1000, written)} and ${quantileInWords(value, 9000, written)}`

export function quantileInWords(value: Knots, level: number, written: Written): string {
  const { read } = written
  const { x, beyond } = quantileIn(value, level)
  if (beyond === 'low') return say`less than ${read(x)}`
  if (beyond === 'high') return say`more than ${read(x)}`
  return value.x.includes(x) ? read(x) : written.about(x)
}

type ValueInputProps = {
  kind: string
  range: Range
  hint: string
  written: Written
  typed: Typed
  refusal?: Refusal | undefined
}

/** What came about, as a value; beyond an open end it may not be known better than that. */
export const ValueInput = ({ kind, range, hint, written, ...shared }: ValueInputProps) => (
  <>
    <input type="hidden" name="kind" value={kind} />
    <Field
      name="x"
      label={say`What did it come to?`}
      hint={
        range.ends === 'none'
          ? hint
          : say`${hint} Beyond an open end and not known better: a < or > before that end.`
      }
      inputmode={written.inputmode}
      {...shared}
    />
  </>
)
