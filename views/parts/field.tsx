import type { Refusal } from '#src/lib/refusal.ts'

/** What a person typed, to be shown again beside what is wrong with it. */
export type Typed = Record<string, string>

type FieldProps = {
  name: string
  label: string
  hint?: string
  typed?: Typed
  refusal?: Refusal | undefined
  type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'search'
  inputmode?: 'decimal' | 'text' | 'url'
  autocomplete?: string
  value?: string
  required?: boolean
  rows?: number
}

/** Label, hint, input and problem, tied together for whoever hears the page. */
export const Field = ({ name, label, hint, typed = {}, refusal, rows, ...input }: FieldProps) => {
  const problem = refusal?.fields[name]
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  const value = input.type === 'password' ? undefined : (typed[name] ?? input.value)
  const shared = {
    id: name,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? ('true' as const) : undefined,
  }
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="problem" id={`${name}-problem`}>
          {problem}
        </span>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} required={input.required}>
          {value}
        </textarea>
      ) : (
        <input autocomplete="off" type="text" {...input} {...shared} value={value} />
      )}
    </div>
  )
}

type ChoiceProps = {
  name: string
  label: string
  options: readonly (readonly [value: string, label: string])[]
  typed?: Typed
  refusal?: Refusal | undefined
  value?: string
  hint?: string
}

/** One of a few, as a select. */
export const Choice = ({ name, label, options, typed = {}, refusal, value, hint }: ChoiceProps) => {
  const chosen = typed[name] ?? value
  const problem = refusal?.fields[name]
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="problem" id={`${name}-problem`}>
          {problem}
        </span>
      )}
      <select id={name} name={name} aria-describedby={described || undefined}>
        {options.map(([option, words]) => (
          <option value={option} selected={option === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
