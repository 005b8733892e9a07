import { type Relation, relations } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Spec } from '#src/kinds/index.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { relationMeans, relationWords } from '../claims/words.ts'
import { kindViews } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say, speak, spoken } from '../say.ts'
import { RangeFields, RangePreview } from './range-fields.tsx'

type AskPageProps = {
  claim: QuotedClaim | undefined
  refusal: Refusal | undefined
  typed: Typed
  /** What is about to be asked for, of a number or a day. */
  preview?: Spec | undefined
}

const relationChoices = () =>
  relations.map(
    (relation: Relation) =>
      [
        relation,
        say`${speak(relationWords[relation])}: ${speak(relationMeans[relation])}`,
      ] as const,
  )
const KINDS = Object.entries(kindViews).map(([kind, { name }]) => [kind, name] as const)
const POLARITIES = [
  ['', sentence`neither (background only)`],
  ['same', sentence`Yes supports the claim`],
  ['inverse', sentence`Yes contradicts the claim`],
] as const
const DECIDES = [
  ['', sentence`nothing (not a direct question)`],
  ['both', sentence`Either answer settles it`],
  ['yes', sentence`Only a yes settles it`],
  ['no', sentence`Only a no settles it`],
] as const

export const AskPage = ({ claim, refusal, typed, preview }: AskPageProps) => (
  <>
    <h1>{say`Ask a question`}</h1>
    {claim ? (
      <>
        <p>{say`On the claim ${<a href={`/claims/${claim.id}`}>{claim.short}</a>}:`}</p>
        <blockquote lang={claim.language}>{claim.anchor.exact}</blockquote>
        <Problems refusal={refusal} />
        {preview && <RangePreview spec={preview} />}
        <AskForm {...{ claim, refusal, typed }} />
      </>
    ) : (
      <Empty>{say`A question tests a claim. Open an ${<a href="/articles">{say`article`}</a>}, choose a claim and ask there.`}</Empty>
    )}
  </>
)

type AskFormProps = { claim: QuotedClaim } & Omit<AskPageProps, 'claim' | 'preview'>

const AskForm = ({ claim, refusal, typed }: AskFormProps) => {
  const shared = { refusal, typed }
  return (
    <Form action="/questions">
      <input type="hidden" name="claim_id" value={String(claim.id)} />
      <Field name="title" label={say`The question`} rows={2} {...shared} />
      <Choice name="kind" label={say`It is answered by`} options={spoken(KINDS)} {...shared} />
      <Field
        name="options"
        label={say`Options, if it has several`}
        hint={say`One on each line, 2 to 12. Put a + before each that speaks for the claim.`}
        rows={3}
        {...shared}
      />
      <RangeFields {...shared} />
      <Field
        name="criteria"
        label={say`How it resolves`}
        hint={say`Say exactly what makes it YES and what NO, or which option when.`}
        rows={4}
        {...shared}
      />
      <Field
        name="sources"
        label={say`Sources that will tell`}
        hint={say`One a line, the decisive one first, then what to fall back on.`}
        rows={3}
        {...shared}
      />
      <Field
        name="fine_print"
        label={say`Fine print`}
        hint={say`Edge cases, one a line. May be left empty.`}
        rows={3}
        {...shared}
      />
      <Field
        name="tags"
        label={say`Topics`}
        hint={say`Up to five, separated by commas, such as: space, chips. May be left empty.`}
        {...shared}
      />
      <Field
        name="closes_at"
        label={say`Forecasting ends`}
        hint={say`A day, or a day and time in UTC such as 2027-12-31 18:00.`}
        {...shared}
      />
      <Field
        name="resolve_by"
        label={say`Resolved by`}
        hint={say`When the outcome is known at the latest; two weeks after the end if left empty.`}
        {...shared}
      />
      <TestsFields {...{ claim, refusal, typed }} />
      <div class="actions">
        <button>{say`Ask`}</button>
        <button class="quiet" name="preview" value="yes">{say`Preview the range`}</button>
      </div>
    </Form>
  )
}

/** How its answers bear on the claim. */
const TestsFields = ({ claim, ...shared }: AskFormProps) => (
  <>
    <Choice
      name="relation"
      label={say`How it tests the claim`}
      options={relationChoices()}
      {...shared}
    />
    <Choice
      name="polarity"
      label={say`What a yes says`}
      hint={say`Of a question answered by yes or no.`}
      options={spoken(POLARITIES)}
      value="same"
      {...shared}
    />
    <Choice
      name="decides"
      label={say`What settles the claim`}
      hint={say`Of a question answered by yes or no.`}
      options={spoken(DECIDES)}
      value={claim.deadline_reading ? 'both' : 'yes'}
      {...shared}
    />
  </>
)
