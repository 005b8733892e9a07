import { utc } from '#src/lib/utc.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import type { Preview } from '#src/resolutions/preview-resolution.ts'
import { plural } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { When } from '../parts/when.tsx'
import { useReader } from '../reader.ts'
import { say, speak } from '../say.ts'
import { annulmentWords } from '../words.ts'
import type { Move } from './resolution-form-page.tsx'

type BeforeSavingProps = { move: Move; question: SeenQuestion; typed: Typed; preview: Preview }

/** What saving will do, and the form that does it. */
export const BeforeSaving = ({ move, question, typed, preview }: BeforeSavingProps) => {
  const { OutcomeInWords } = viewOf(question.spec)
  const { decision, forecasts, counted, people, apart } = preview
  const { known_at: _, idempotency_key: __, ...kept } = typed
  return (
    <div class="card">
      <h2>{say`Before it is saved`}</h2>
      <p>
        {decision.outcome
          ? say`Outcome ${(
              <strong>
                <OutcomeInWords spec={question.spec} outcome={decision.outcome} />
              </strong>
            )}, known at ${<KnownAt at={decision.known_at} />}. It counts ${counted} of ${plural(forecasts, 'forecast')} and scores ${plural(people, 'person', 'people')}.`
          : say`Annulled as ${speak(annulmentWords[decision.annulment])}. Nobody is scored.`}
        {apart > 0 && <> {say`Of them ${apart} stand apart: nobody is compared with them.`}</>}
      </p>
      <Form action={`/questions/${question.id}/${move}`}>
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="known_at" value={decision.known_at.toISOString()} />
        <button>
          {move === 'corrections' ? say`Save the correction` : say`Save the resolution`}
        </button>
      </Form>
      <p>
        <a href={`/questions/${question.id}/${move}/new`}>{say`Start again`}</a>
      </p>
    </div>
  )
}

/** Typed in UTC, so echoed in it too, beside the reader's own clock. */
const KnownAt = ({ at }: { at: Date }) => (
  <>
    <When at={at} exact />
    {useReader().zone !== 'UTC' && ` (${utc(at)})`}
  </>
)
