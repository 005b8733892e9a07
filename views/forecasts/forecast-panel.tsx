import type { Actor } from '#src/db/ctx.ts'
import type { Forecast } from '#src/db/schema.ts'
import type { Value } from '#src/kinds/index.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import {
  isPersonal,
  pathOf,
  type SeenQuestion,
  waitsForModerator,
} from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { OwnForecasts } from './own-forecasts.tsx'

type ForecastPanelProps = {
  question: SeenQuestion
  mine: Forecast[]
  /** Whether they had looked at the crowd before they said anything. */
  sawCrowd: boolean
  actor: Actor | undefined
  refusal?: Refusal | undefined
  typed?: Typed
  /** What a step made of the form, which nothing has saved. */
  unsaved?: string | undefined
  /** What is done only after it was asked back. */
  asksBack?: 'withdrawal' | undefined
  /** Just saved: the line that says so takes the focus. */
  isNew?: boolean | undefined
  /** What the form says, drawn before it is saved. */
  preview?: Value | undefined
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
      {mine.length > 0 && <OwnForecasts {...props} />}
      {question.phase === 'open' && !isReader && <Withdrawal {...props} />}
      {!actor && !isReader && question.phase === 'open' && (
        <p class="hint">{say`It is kept for half an hour while you sign up or in, then saved.`}</p>
      )}
    </section>
  )
}

const OpenForm = (props: ForecastPanelProps) => {
  const { question, mine, refusal, typed = {}, unsaved, preview } = props
  const { Input, More, Drawing } = viewOf(question.spec)
  const [newest] = mine
  const standing = newest?.value ?? undefined
  const confirms = refusal?.code === 'confirm'
  return (
    <Form action={`/questions/${question.id}/forecasts`} part="forecast-panel">
      <Input spec={question.spec} typed={typed} refusal={refusal} standing={standing} />
      {confirms && <input type="hidden" name="confirmed" value={refusal.asked} />}
      {preview && Drawing && (
        <>
          <Drawing spec={question.spec} own={preview} />
          <p class="hint">{say`A preview: nothing is saved yet.`}</p>
        </>
      )}
      {unsaved && <p class="hint">{speak(unsaved)}</p>}
      <div class="actions">
        <button autofocus={confirms}>
          {confirms ? say`Save it all the same` : say`Save forecast`}
        </button>
        {More && !confirms && <More typed={typed} />}
      </div>
    </Form>
  )
}

/** After what is saved, which it ends. */
const Withdrawal = ({ question, mine: [newest], asksBack }: ForecastPanelProps) => {
  const standing = newest?.value
  if (!standing) return null
  return (
    <Form action={`/questions/${question.id}/withdrawals`} part="forecast-panel">
      {asksBack === 'withdrawal' ? (
        <>
          <p>{say`Withdraw ${viewOf(question.spec).words(standing, question.spec)}? It ends now; what it said until now still counts.`}</p>
          <input type="hidden" name="confirmed" value="yes" />
          <div class="actions">
            <button autofocus>{say`Withdraw it`}</button>
            <a href={pathOf(question)}>{say`Keep it`}</a>
          </div>
        </>
      ) : (
        <button class="quiet">{say`Withdraw it from now on`}</button>
      )}
    </Form>
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
