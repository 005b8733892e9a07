import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { Outcome, Value } from '#src/kinds/index.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { plural } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Form } from '../parts/form.tsx'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type CrowdProps = {
  question: SeenQuestion
  crowd: SeenCrowd
  /** What the viewer says now, to be drawn beside it. */
  own?: Value | undefined
  outcome?: Outcome | undefined
}

/** What the others say, or why it is not shown. Fetches itself again when a forecast is saved. */
export const Crowd = ({ question, crowd, own, outcome }: CrowdProps) => (
  <section
    id="crowd"
    class="card"
    hx-get={`/questions/${question.id}/crowd`}
    hx-trigger="forecast-saved from:body"
    hx-target="#crowd"
    hx-swap="outerHTML"
  >
    <h2>{say`The crowd`}</h2>
    <CrowdInWords question={question} crowd={crowd} />
    <Drawn {...{ question, own, outcome }} crowd={crowd.hidden ? undefined : crowd.value} />
    <p class="meta muted">{say`${plural(crowd.forecasters, 'forecast')} standing`}</p>
  </section>
)

type DrawnProps = Pick<CrowdProps, 'question' | 'own' | 'outcome'> & { crowd: Value | undefined }

const Drawn = ({ question: { spec }, ...drawn }: DrawnProps) => {
  const { Drawing } = viewOf(spec)
  return Drawing ? <Drawing {...{ spec, ...drawn }} /> : null
}

const CrowdInWords = ({ question, crowd }: CrowdProps) => {
  // Before all else: of nobody there is nothing to hide.
  if (crowd.forecasters === 0)
    return question.phase === 'open' ? (
      <p>{say`No forecasts yet. Yours would be the first.`}</p>
    ) : (
      <p>{say`Nobody forecast on it.`}</p>
    )
  if (crowd.hidden && crowd.isOffered) return <Offer question={question} since={crowd.until} />
  if (crowd.hidden)
    return (
      <p class="locked">{say`Hidden until you have forecast, so that you think for yourself first; shown to everybody from ${<When at={crowd.until} />}.`}</p>
    )
  if (crowd.value)
    return <Shown question={question} value={crowd.value} isOfTwo={crowd.forecasters === 2} />
  return (
    <p>{say`Shown once ${plural(crowd.minimum, 'other person has', 'other people have')} forecast.`}</p>
  )
}

type OfferProps = { question: SeenQuestion; since: Date }

/** Shown to everybody by now; who could still forecast first is asked to. */
const Offer = ({ question, since }: OfferProps) => (
  <>
    <p>{say`Open to visitors since ${<When at={since} />}. From you it stays hidden until you have forecast, or ask for it, so that you think for yourself first.`}</p>
    <Form action={`/questions/${question.id}/looks`} part="crowd">
      <button class="quiet">{say`Show it to me now`}</button>
    </Form>
    <p class="meta muted">{say`Beside your forecasts it will say: seen before forecasting.`}</p>
  </>
)

type ShownProps = { question: SeenQuestion; value: Value; isOfTwo: boolean }

const Shown = ({ question, value, isOfTwo }: ShownProps) => {
  const { CrowdInWords: InWords } = viewOf(question.spec)
  return (
    <>
      <p class="big">
        <InWords spec={question.spec} value={value} />
      </p>
      <p class="meta muted">
        {say`The median of standing forecasts, recent ones weighing more.`}
        {isOfTwo && <> {say`Of two forecasts it tells the other one.`}</>}
      </p>
    </>
  )
}
