import type { Refusal } from '#src/lib/refusal.ts'
import { speak } from '../say.ts'

type ProblemsProps = {
  refusal?: Refusal | undefined
  /** Leaves the focus to something else, such as the button that answers. */
  isCalm?: boolean
}

/** Above a refused form: what is wrong, each line leading to its field. */
export const Problems = ({ refusal, isCalm }: ProblemsProps) => {
  if (!refusal) return null
  const fields = Object.entries(refusal.fields)
  return (
    <div
      class={isCalm ? 'problems calm' : 'problems'}
      role="alert"
      tabindex={-1}
      autofocus={!isCalm}
    >
      {fields.length === 0 && <p>{speak(refusal.told)}</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, problem]) => (
            <li>
              <a href={`#${name}`}>{speak(problem)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
