import type { Refusal } from '#src/lib/refusal.ts'
import type { Typed } from '../parts/field.tsx'
import { speak } from '../say.ts'

type AnswersProps = {
  /** Of the field, and the id that a problem's line leads to. */
  name: string
  kind: string
  legend: string
  answers: readonly (readonly [value: string, label: string])[]
  typed: Typed
  refusal: Refusal | undefined
}

/** What came about, to be chosen; what is wrong with the choice is tied to all of it. */
export const Answers = ({ name, kind, legend, answers, typed, refusal }: AnswersProps) => {
  const problem = refusal?.fields[name]
  return (
    <fieldset
      id={name}
      aria-invalid={problem ? 'true' : undefined}
      aria-describedby={problem && `${name}-problem`}
    >
      <legend>{legend}</legend>
      {problem && (
        <span class="problem" id={`${name}-problem`}>
          {speak(problem)}
        </span>
      )}
      <input type="hidden" name="kind" value={kind} />
      {answers.map(([value, label]) => (
        <label>
          <input type="radio" name={name} value={value} checked={typed[name] === value} /> {label}
        </label>
      ))}
    </fieldset>
  )
}
