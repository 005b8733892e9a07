import { claimKinds, speakerKinds, stances } from '#src/claims/claim.ts'
import type { Article } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import type { Anchor } from '#src/quotes/anchor.ts'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'

type ClaimFormPageProps = {
  article: Article
  /** Where the quoted words stand, when that is several times. */
  places: Anchor[]
  refusal: Refusal | undefined
  typed: Typed
  keepsText: boolean
}

const asOptions = (values: readonly string[]) => values.map((value) => [value, value] as const)

const READINGS = [
  ['', 'no deadline'],
  ['earliest', 'the earliest day'],
  ['latest', 'the latest day'],
] as const

export const ClaimFormPage = ({
  article,
  places,
  refusal,
  typed,
  keepsText,
}: ClaimFormPageProps) => {
  const shared = { refusal, typed }
  return (
    <>
      <h1>Quote a claim</h1>
      <p>
        From <a href={`/articles/${article.slug}`}>{article.title}</a>
      </p>
      <Problems refusal={refusal} />
      <Form action={`/articles/${article.slug}/claims`}>
        <Field
          name="quote"
          label="The words, as they stand in the article"
          hint="20 to 300 characters, at least three words, from one paragraph."
          rows={3}
          {...shared}
        />
        {!keepsText && (
          <Field
            name="paragraph"
            label="The whole paragraph that holds them"
            hint="The article's text is not kept here, so paste the paragraph to find the place."
            rows={5}
            {...shared}
          />
        )}
        <Places places={places} typed={typed} />
        <Field
          name="statement"
          label="The claim in your own words"
          hint="At most 200 characters."
          rows={2}
          {...shared}
        />
        <Field name="short" label="Short name" hint="At most 75 characters." {...shared} />
        <Field name="speaker" label="Whose claim is it?" {...shared} />
        <Choice name="speaker_kind" label="That is" options={asOptions(speakerKinds)} {...shared} />
        <Field name="reporter" label="Who reports it" hint="If somebody else does." {...shared} />
        <Choice name="kind" label="Kind" options={asOptions(claimKinds)} {...shared} />
        <Choice name="stance" label="The speaker" options={asOptions(stances)} {...shared} />
        <Field
          name="hedge"
          label="Hedging words"
          hint='Such as "may" or "if all goes well".'
          {...shared}
        />
        <DeadlineFields {...shared} />
        <label>
          <input type="checkbox" name="confirmed" value="yes" /> Quote it even where it looks like
          no part of the article itself
        </label>
        <button>Save the claim</button>
      </Form>
    </>
  )
}

const DeadlineFields = (shared: { refusal: Refusal | undefined; typed: Typed }) => (
  <fieldset>
    <legend>Deadline, if it names one</legend>
    <Field name="deadline_text" label="In its words" hint='Such as "by 2035".' {...shared} />
    <Field
      name="deadline_earliest"
      label="Earliest last day it can mean"
      hint="Such as 2034-12-31."
      {...shared}
    />
    <Field
      name="deadline_latest"
      label="Latest last day it can mean"
      hint="Such as 2035-12-31."
      {...shared}
    />
    <Choice name="deadline_reading" label="We read it as" options={READINGS} {...shared} />
    <Field name="deadline_note" label="Why" {...shared} />
  </fieldset>
)

const Places = ({ places, typed }: { places: Anchor[]; typed: Typed }) =>
  places.length === 0 ? null : (
    <fieldset>
      <legend>Which place?</legend>
      {places.map(({ start, prefix, exact, suffix }) => (
        <label>
          <input
            type="radio"
            name="place"
            value={String(start)}
            checked={typed.place === String(start)}
          />{' '}
          … {prefix}
          <mark>{exact}</mark>
          {suffix} …
        </label>
      ))}
    </fieldset>
  )
