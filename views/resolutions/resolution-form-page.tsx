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
import { Decided } from './resolution.tsx'
import { SavedMeanwhile } from './saved-meanwhile.tsx'

/** Where its form is sent to: the first result of a question, or another in its place. */
export type Move = 'resolutions' | 'corrections'

type ResolutionFormPageProps = {
  move: Move
  question: SeenQuestion
  /** The moderator's own standing forecast, shown for all to know. */
  stake: Forecast | undefined
  refusal: Refusal | undefined
  typed: Typed
  preview?: Preview | undefined
  /** Every move of its resolution, newest first. */
  entries: TellingEntry[]
}

/** Four fields, then what saving will do, then saving. */
export const ResolutionFormPage = (props: ResolutionFormPageProps) => {
  const { move, question, stake, refusal, preview, entries } = props
  const hasMovedOn = refusal?.code === 'moved_on'
  const { words } = viewOf(question.spec)
  return (
    <>
      <h1>
        {move === 'corrections' ? say`Correct: ${question.title}` : say`Resolve: ${question.title}`}
      </h1>
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
      {hasMovedOn && <SavedMeanwhile {...{ move, question }} theirs={entries[0]} />}
      {move === 'corrections' && !hasMovedOn && <Replaced {...{ question, entries }} />}
      {preview ? (
        <BeforeSaving {...{ move, question, preview }} typed={props.typed} />
      ) : (
        <Fields {...props} />
      )}
    </>
  )
}

type ReplacedProps = Pick<ResolutionFormPageProps, 'question' | 'entries'>

/** What a correction takes the place of, and what it does. */
const Replaced = ({ question, entries: [inForce] }: ReplacedProps) => (
  <section id="in-force" class="card">
    <h2>{say`In force now`}</h2>
    {inForce && <Decided question={question} entry={inForce} />}
    <p class="meta">{say`A correction stands beside it in the history. Everybody is scored again, and every board follows.`}</p>
  </section>
)

const Fields = ({ move, question, refusal, typed, entries }: ResolutionFormPageProps) => {
  const { OutcomeInput } = viewOf(question.spec)
  const shared = { refusal, typed }
  // Left empty it would be now, and forecasts would count that did not count before.
  const known = move === 'corrections' ? asTyped(entries[0]?.known_at) : undefined
  return (
    <Form action={`/questions/${question.id}/${move}/previews`}>
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
        {...(known && { value: known })}
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

/** A moment as the field takes it, in UTC and to the last digit. */
const asTyped = (at: Date | null | undefined) =>
  at
    ?.toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '')
