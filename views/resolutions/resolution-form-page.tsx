import type { Forecast } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import type { Preview } from '#src/resolutions/preview-resolution.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { viewOf } from '../kinds/index.ts'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { Lines, Prose } from '../parts/prose.tsx'
import { say, spoken } from '../say.ts'
import { annulmentChoices } from '../words.ts'
import { BeforeSaving } from './before-saving.tsx'
import { SavedMeanwhile } from './saved-meanwhile.tsx'

type ResolutionFormPageProps = {
  question: SeenQuestion
  /** The moderator's own standing forecast, shown for all to know. */
  stake: Forecast | undefined
  refusal: Refusal | undefined
  typed: Typed
  preview?: Preview | undefined
  /** Every move of its resolution, newest first, where another one came first. */
  entries?: TellingEntry[] | undefined
}

/** Four fields, then what saving will do, then saving. */
export const ResolutionFormPage = (props: ResolutionFormPageProps) => {
  const { question, stake, refusal, preview, entries } = props
  const { words } = viewOf(question.spec)
  return (
    <>
      <h1>{say`Resolve: ${question.title}`}</h1>
      <Prose text={question.criteria} />
      <details>
        <summary>{say`Sources and fine print`}</summary>
        <Lines text={`${question.sources}\n${question.fine_print}`} />
      </details>
      {question.precheck && (
        <div class="card">
          <h2>{say`Reported so far`}</h2>
          <Lines text={question.precheck} />
        </div>
      )}
      {stake?.value && (
        <p class="notice">{say`You have a stake here: you said ${words(stake.value, question.spec)}.`}</p>
      )}
      <Problems refusal={refusal} />
      {entries && <SavedMeanwhile question={question} theirs={entries[0]} />}
      {preview ? (
        <BeforeSaving {...{ question, preview }} typed={props.typed} />
      ) : (
        <Fields {...props} />
      )}
    </>
  )
}

const Fields = ({ question, refusal, typed }: ResolutionFormPageProps) => {
  const { OutcomeInput } = viewOf(question.spec)
  const shared = { refusal, typed }
  return (
    <Form action={`/questions/${question.id}/resolutions/previews`}>
      <input type="hidden" name="version" value={String(question.version)} />
      <OutcomeInput spec={question.spec} {...shared} />
      <Choice
        name="annulment"
        label={say`Annul it instead?`}
        options={spoken(annulmentChoices)}
        {...shared}
      />
      <Field
        name="known_at"
        label={say`Known at, UTC`}
        hint={say`When the outcome became knowable, such as 2026-06-12 13:30. Left empty it is now.`}
        {...shared}
      />
      <Field
        name="evidence"
        label={say`Evidence`}
        hint={say`The address of a page that shows the outcome.`}
        inputmode="url"
        {...shared}
      />
      <Field
        name="passage"
        label={say`What it says there`}
        hint={say`May be left empty.`}
        rows={2}
        {...shared}
      />
      <Field
        name="reason"
        label={say`Reason`}
        hint={say`At least 20 characters; everybody can read it.`}
        rows={3}
        {...shared}
      />
      <button>{say`See what it will score`}</button>
    </Form>
  )
}
