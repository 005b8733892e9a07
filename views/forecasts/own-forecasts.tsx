import type { Forecast } from '#src/db/schema.ts'
import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type OwnForecastsProps = {
  question: SeenQuestion
  mine: Forecast[]
  /** Whether they had looked at the crowd before they said anything. */
  sawCrowd: boolean
  /** Just saved: the line that says so takes the focus. */
  isNew?: boolean | undefined
}

/** What one has said of a question, the newest first. */
export const OwnForecasts = ({ question, mine, sawCrowd, isNew }: OwnForecastsProps) => {
  const { words } = viewOf(question.spec)
  const [newest, ...earlier] = mine
  const at = <When at={newest?.made_at as Date} exact />
  return (
    <>
      <p class="own" id="saved" tabindex={-1} autofocus={isNew}>
        {newest?.value
          ? say`Saved: ${words(newest.value, question.spec)}, ${at}`
          : say`Withdrawn ${at}`}{' '}
        {sawCrowd && <a class="state" href="/help#crowd">{say`seen before forecasting`}</a>}
      </p>
      {question.phase === 'open' && newest?.value && (
        <p>
          {isPersonal(question) ? (
            <a href="/personal">{say`All you ask for yourself`}</a>
          ) : (
            <a href={`/questions/next?after=${question.id}`}>{say`Next question`}</a>
          )}
        </p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{say`Earlier ones`}</summary>
          <ol>
            {earlier.map(({ value, made_at }) => (
              <li>
                {value ? words(value, question.spec) : say`withdrawn`} <When at={made_at} exact />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
