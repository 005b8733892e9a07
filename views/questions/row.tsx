import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { Trend } from '#src/forecasts/trend.ts'
import type { Value } from '#src/kinds/index.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { closeInForce, type Phase, pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { Change } from '../charts/change.tsx'
import { Sparkline } from '../charts/sparkline.tsx'
import { distance, plural } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { useReader } from '../reader.ts'
import { say, speak } from '../say.ts'
import { ChanceSeen } from './chance-seen.tsx'
import { Forecastable } from './forecastable.tsx'
import { State } from './state.tsx'

export type RowProps = {
  question: SeenQuestion
  crowd: SeenCrowd | undefined
  own: Value | undefined
  trend: Trend | undefined
  /** The page it stands in, to come back to without script. */
  back: string
  refusal?: Refusal | undefined
  typed?: Typed
  /** Just saved. */
  isNew?: boolean | undefined
}

/** A question in a list, with what one needs to forecast there and then. */
export const Row = (props: RowProps) => {
  const { question, refusal } = props
  const isAside = refusal !== undefined && Object.keys(refusal.fields).length === 0
  return (
    <li id={`row-${question.id}`} class="row">
      <div>
        <Told {...props} saved={props.isNew ? 'focused' : undefined} />
      </div>
      {question.phase === 'open' && <RowForm {...props} />}
      {isAside && (
        <p class="problem" role="alert" tabindex={-1} autofocus={refusal.code !== 'confirm'}>
          {speak(refusal.told)}
        </p>
      )}
    </li>
  )
}

type ToldProps = Pick<RowProps, 'question' | 'crowd' | 'own' | 'trend'> & {
  /** What one says is just saved; alone, it takes the focus. */
  saved: 'focused' | 'marked' | undefined
}

/** What a question says of itself in a row. */
export const Told = ({ question, crowd, own, trend, saved }: ToldProps) => (
  <>
    <a href={pathOf(question)}>{question.title}</a>{' '}
    <span class="meta">
      {crowd && !crowd.hidden && crowd.value && <>{say`crowd`} </>}
      <ChanceSeen question={question} crowd={crowd} />
      {trend && (
        <span class="muted">
          {' '}
          <Sparkline trend={trend} /> <Change trend={trend} spec={question.spec} />
        </span>
      )}
      {own && <Own {...{ question, own, saved }} />}{' '}
      <span class="muted">
        {crowd?.forecasters !== 0 && <>· {plural(crowd?.forecasters ?? 0, 'forecast')} </>}·{' '}
        <Closing question={question} />
      </span>{' '}
      {question.phase !== 'open' && (
        <span class="state">
          <State question={question} />
        </span>
      )}{' '}
      {!question.reviewed_at && <span class="state">{say`unreviewed`}</span>}
    </span>
  </>
)

type OwnProps = { question: SeenQuestion; own: Value } & Pick<ToldProps, 'saved'>

const Own = ({ question: { id, spec }, own, saved }: OwnProps) => {
  const words = viewOf(spec).words(own, spec)
  if (!saved) return <span class="own"> · {say`you: ${words}`}</span>
  return (
    <span class="own" id={`saved-${id}`} tabindex={-1} autofocus={saved === 'focused'}>
      {' '}
      · {say`Saved: ${words}`}
    </span>
  )
}

const Closing = ({ question }: { question: SeenQuestion }) => {
  const at = question.phase === 'scheduled' ? question.opens_at : closeInForce(question)
  return (
    <>
      {speak(VERBS[question.phase] ?? sentence`closed`)}{' '}
      <time datetime={at.toISOString()}>{distance(at, useReader().now)}</time>
    </>
  )
}

const VERBS: Partial<Record<Phase, string>> = {
  ...{
    open: sentence`closes`,
    scheduled: sentence`opens`,
    draft: sentence`to close`,
    review: sentence`to close`,
  },
}

const RowForm = ({ question, own, back, refusal, typed = {} }: RowProps) => {
  const { RowInput, RowMore } = viewOf(question.spec)
  const confirms = refusal?.code === 'confirm'
  if (!RowInput) return <Forecastable question={question}>{say`Forecast`}</Forecastable>
  return (
    <Form action={`/questions/${question.id}/forecasts?view=row`} part={`row-${question.id}`}>
      <input type="hidden" name="back" value={back} />
      <RowInput {...{ question, typed, refusal }} prefix="" standing={own} />
      {confirms && <input type="hidden" name="confirmed" value={refusal.asked} />}
      <button autofocus={confirms}>{confirms ? say`Save it all the same` : say`Save`}</button>
      {RowMore && <RowMore typed={typed} />}
    </Form>
  )
}
