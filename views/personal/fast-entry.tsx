import { yesOrNo } from '#src/kinds/index.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { calendarDay } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say, spoken } from '../say.ts'
import { audienceChoices } from '../words.ts'

type FastEntryProps = {
  /** The line as written, or the fields it was understood as. */
  line?: string | undefined
  typed?: Typed
  refusal?: Refusal | undefined
  /** What the line leaves to be said. */
  asked?: Refusal | undefined
  doubt?: string | undefined
}

/** One line first; then what was understood of it, to be put right and saved. */
export const FastEntry = (props: FastEntryProps) => (
  <section id="fast-entry" class="card">
    {props.typed ? <Understood {...props} typed={props.typed} /> : <Line {...props} />}
  </section>
)

const Line = ({ line, refusal }: FastEntryProps) => (
  <>
    <h2>{say`Ask yourself`}</h2>
    <Problems refusal={refusal} />
    <Form action="/personal/readings" part="fast-entry">
      <Field
        name="line"
        label={say`Question, chance and day in one line`}
        hint={say`Such as: Will the bridge open by 1 June? 70%`}
        typed={line === undefined ? {} : { line }}
        refusal={refusal}
      />
      <button>{say`Go on`}</button>
      <p class="hint">{say`It is shown to you as it was understood, before it is saved.`}</p>
    </Form>
  </>
)

const DAY = /^\d{4}-\d\d-\d\d$/

const Understood = ({ typed, refusal, asked, doubt }: FastEntryProps & { typed: Typed }) => {
  const { Input } = viewOf(yesOrNo)
  const shared = { typed, refusal: refusal ?? asked }
  const day = typed.closes_at ?? ''
  const isDay = DAY.test(day) && !shared.refusal?.fields.closes_at
  return (
    <>
      <h2>{say`Is this what you mean?`}</h2>
      <Problems refusal={shared.refusal} />
      <Form action="/personal/questions">
        <Field name="title" label={say`The question`} rows={2} {...shared} />
        <Input spec={yesOrNo} {...shared} />
        <Field
          name="closes_at"
          label={say`Closes`}
          hint={[
            isDay && say`${calendarDay(day)}, to its end.`,
            say`A day, or a day and time in UTC such as 2027-12-31 18:00.`,
          ]
            .filter(Boolean)
            .join(' ')}
          {...shared}
        />
        <Field
          name="criteria"
          label={say`How it resolves`}
          hint={say`What makes it a yes. May be left empty: you decide it yourself.`}
          rows={2}
          {...shared}
        />
        <Choice
          name="audience"
          label={say`Who sees it`}
          options={spoken(audienceChoices)}
          {...shared}
        />
        {doubt && <p class="notice">{doubt}</p>}
        <div class="actions">
          <button>{say`Save it`}</button>
          <a href="/personal">{say`Start again`}</a>
        </div>
      </Form>
    </>
  )
}
