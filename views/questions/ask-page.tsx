import { type Relation, relations } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { kindViews } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { relationMeans, relationWords } from '../words.ts'

type AskPageProps = {
  claim: QuotedClaim | undefined
  refusal: Refusal | undefined
  typed: Typed
}

const RELATIONS = relations.map(
  (relation: Relation) =>
    [relation, `${relationWords[relation]}: ${relationMeans[relation]}`] as const,
)
const KINDS = Object.entries(kindViews).map(([kind, { name }]) => [kind, name] as const)
const POLARITIES = [
  ['', 'neither (background only)'],
  ['same', 'Yes supports the claim'],
  ['inverse', 'Yes contradicts the claim'],
] as const
const DECIDES = [
  ['', 'nothing (not a direct question)'],
  ['both', 'Either answer settles it'],
  ['yes', 'Only a yes settles it'],
  ['no', 'Only a no settles it'],
] as const

export const AskPage = ({ claim, refusal, typed }: AskPageProps) => (
  <>
    <h1>Ask a question</h1>
    {claim ? (
      <>
        <p>
          On the claim <a href={`/claims/${claim.id}`}>{claim.short}</a>:
        </p>
        <blockquote>{claim.anchor.exact}</blockquote>
        <Problems refusal={refusal} />
        <AskForm {...{ claim, refusal, typed }} />
      </>
    ) : (
      <Empty>
        A question tests a claim. Open an <a href="/articles">article</a>, choose a claim and ask
        there.
      </Empty>
    )}
  </>
)

const AskForm = ({
  claim,
  refusal,
  typed,
}: { claim: QuotedClaim } & Omit<AskPageProps, 'claim'>) => {
  const shared = { refusal, typed }
  return (
    <Form action="/questions">
      <input type="hidden" name="claim_id" value={String(claim.id)} />
      <Field name="title" label="The question" rows={2} {...shared} />
      <Choice name="kind" label="It is answered by" options={KINDS} {...shared} />
      <Field
        name="options"
        label="Options, if it has several"
        hint="One on each line, 2 to 12. Put a + before each that speaks for the claim."
        rows={3}
        {...shared}
      />
      <Field
        name="criteria"
        label="How it resolves"
        hint="Say exactly what makes it YES and what NO, or which option when."
        rows={4}
        {...shared}
      />
      <Field
        name="sources"
        label="Sources that will tell"
        hint="One a line, the decisive one first, then what to fall back on."
        rows={3}
        {...shared}
      />
      <Field
        name="fine_print"
        label="Fine print"
        hint="Edge cases, one a line. May be left empty."
        rows={3}
        {...shared}
      />
      <Field
        name="tags"
        label="Topics"
        hint="Up to five, separated by commas, such as: space, chips. May be left empty."
        {...shared}
      />
      <Field
        name="closes_at"
        label="Forecasting ends"
        hint="A day, or a day and time in UTC such as 2027-12-31 18:00."
        {...shared}
      />
      <Field
        name="resolve_by"
        label="Resolved by"
        hint="When the outcome is known at the latest; two weeks after the end if left empty."
        {...shared}
      />
      <Choice name="relation" label="How it tests the claim" options={RELATIONS} {...shared} />
      <Choice
        name="polarity"
        label="What a yes says"
        hint="Of a question answered by yes or no."
        options={POLARITIES}
        value="same"
        {...shared}
      />
      <Choice
        name="decides"
        label="What settles the claim"
        hint="Of a question answered by yes or no."
        options={DECIDES}
        value={claim.deadline_reading ? 'both' : 'yes'}
        {...shared}
      />
      <button>Ask</button>
    </Form>
  )
}
