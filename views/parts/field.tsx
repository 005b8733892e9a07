import type { Child } from 'hono/jsx'
import type { Refusal } from '#src/lib/refusal.ts'
import { speak } from '../say.ts'

/** What a person typed, to be shown again beside what is wrong with it. */
export type Typed = Record<string, string>

/** What a form is shown again with, after a refusal. */
export type Forms = { refusal?: Refusal | undefined; typed?: Typed | undefined }

type Labelled = {
  name: string
  label: string
  hint?: string
  typed?: Typed | undefined
  refusal?: Refusal | undefined
  value?: string
}

type FieldProps = Labelled & {
  type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'search'
  inputmode?: 'decimal' | 'text' | 'url'
  autocomplete?: string
  /** Where whoever comes to the page begins. */
  autofocus?: boolean | undefined
  /** The id of a list of what may be typed. */
  list?: string
  rows?: number
}

/** One line of text, or several with `rows`. A password is never shown again. */
export const Field = ({ name, label, hint, typed = {}, refusal, rows, ...input }: FieldProps) => {
  const value = input.type === 'password' ? undefined : (typed[name] ?? input.value)
  const shared = { id: name, name, ...described({ name, hint, refusal }) }
  return (
    <Frame {...{ name, label, hint, refusal }}>
      {rows ? (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input autocomplete="off" type="text" {...input} {...shared} value={value} />
      )}
    </Frame>
  )
}

type BareProps = {
  id: string
  name: string
  label: string
  inputmode: 'decimal'
  autofocus: boolean
  value: string | undefined
  problem: string | undefined
}

/** A field in a row, named for the ear alone. */
export const BareField = ({ id, label, problem, ...input }: BareProps) => (
  <>
    <label class="visually-hidden" for={id}>
      {label}
    </label>
    <input
      {...{ id, ...input }}
      autocomplete="off"
      aria-invalid={problem ? 'true' : undefined}
      aria-describedby={problem && `${id}-problem`}
    />
    {problem && (
      <span class="problem" id={`${id}-problem`}>
        {speak(problem)}
      </span>
    )}
  </>
)

export type ChoiceProps = Labelled & {
  options: readonly (readonly [value: string, label: string])[]
}

/** One of a few, as a select. */
export const Choice = ({ name, label, hint, typed = {}, refusal, value, options }: ChoiceProps) => (
  <Frame {...{ name, label, hint, refusal }}>
    <select id={name} name={name} {...described({ name, hint, refusal })}>
      {options.map(([option, words]) => (
        <option value={option} selected={option === (typed[name] ?? value)}>
          {words}
        </option>
      ))}
    </select>
  </Frame>
)

type About = { name: string; hint: string | undefined; refusal: Refusal | undefined }

/** Ties hint and problem to their field for whoever hears the page. */
const described = ({ name, hint, refusal }: About) => {
  const problem = refusal?.fields[name]
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean)
  return {
    'aria-describedby': ids.join(' ') || undefined,
    'aria-invalid': problem ? ('true' as const) : undefined,
  }
}

type FrameProps = About & { label: string; children?: Child }

const Frame = ({ name, label, hint, refusal, children }: FrameProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint && (
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
    )}
    {refusal?.fields[name] && (
      <span class="problem" id={`${name}-problem`}>
        {speak(refusal.fields[name])}
      </span>
    )}
    {children}
  </div>
)
