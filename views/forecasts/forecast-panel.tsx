import type { Actor } from '#src/db/ctx.ts'
import type { Forecast } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { isPersonal, type SeenQuestion, waitsForModerator } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type ForecastPanelProps = {
  question: SeenQuestion
  mine: Forecast[]
  actor: Actor | undefined
  refusal?: Refusal | undefined
  typed?: Typed
  /** Just saved: the line that says so takes the focus. */
  isNew?: boolean | undefined
}

/** Swapped whole after each forecast; nothing else targets `#forecast-panel`. */
export const ForecastPanel = (props: ForecastPanelProps) => {
  const { question, mine, actor, refusal } = props
  const isReader = isPersonal(question) && question.author_id !== actor?.id
  return (
    <section id="forecast-panel" class="card">
      <h2>{say`Your forecast`}</h2>
      <Problems refusal={refusal} isCalm={refusal?.code === 'confirm'} />
      {isReader ? (
        <p>{say`Only its author forecasts here.`}</p>
      ) : question.phase === 'open' ? (
        <OpenForm {...props} />
      ) : (
        <StateLine question={question} />
      )}
      {mine.length > 0 && <Own question={question} mine={mine} isNew={props.isNew} />}
      {!actor && !isReader && question.phase === 'open' && (
        <p class="hint">{say`It is kept for half an hour while you sign up or in, then saved.`}</p>
      )}
    </section>
  )
}

const OpenForm = ({ question, mine, refusal, typed = {} }: ForecastPanelProps) => {
  const { Input, More } = viewOf(question.spec)
  const [newest] = mine
  const standing = newest?.value ?? undefined
  const confirms = refusal?.code === 'confirm'
  return (
    <>
      <Form action={`/questions/${question.id}/forecasts`} part="forecast-panel">
        <Input spec={question.spec} typed={typed} refusal={refusal} standing={standing} />
        {confirms && <input type="hidden" name="confirmed" value="yes" />}
        <div class="actions">
          <button autofocus={confirms}>
            {confirms ? say`Save it all the same` : say`Save forecast`}
          </button>
          {More && <More typed={typed} />}
        </div>
      </Form>
      {standing && (
        <Form action={`/questions/${question.id}/withdrawals`} part="forecast-panel">
          <button class="quiet">{say`Withdraw it from now on`}</button>
        </Form>
      )}
    </>
  )
}

const StateLine = ({ question }: { question: SeenQuestion }) => {
  if (question.phase === 'scheduled')
    return <p>{say`It opens ${<When at={question.opens_at} />}.`}</p>
  if (waitsForModerator(question))
    return <p>{say`It waits for a moderator, who opens it. Forecasts are taken from then on.`}</p>
  if (question.archived_at)
    return <p>{say`It was over before this site began, and stands here for the record.`}</p>
  if (question.phase === 'final' || question.phase === 'annulled')
    return <p>{say`This question is resolved. No more forecasts are taken.`}</p>
  return isPersonal(question) ? (
    <p>{say`Forecasting has ended. You record the outcome.`}</p>
  ) : (
    <p>{say`Forecasting has ended. A moderator records the outcome.`}</p>
  )
}

const Own = ({
  question,
  mine,
  isNew,
}: Pick<ForecastPanelProps, 'question' | 'mine' | 'isNew'>) => {
  const { words } = viewOf(question.spec)
  const [newest, ...earlier] = mine
  return (
    <>
      <p class="own" id="saved" tabindex={-1} autofocus={isNew}>
        {newest?.value ? say`Saved: ${words(newest.value, question.spec)}` : say`Withdrawn`}{' '}
        <When at={newest?.made_at as Date} exact />
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
