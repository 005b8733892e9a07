import type { Article } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import type { Anchor } from '#src/quotes/anchor.ts'
import { Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'
import { DeadlineFields, WhoFields } from './claim-fields.tsx'

type ClaimFormPageProps = {
  article: Article
  /** Where the quoted words stand, when that is several times. */
  places: Anchor[]
  refusal: Refusal | undefined
  typed: Typed
  keepsText: boolean
}

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
      <h1>{say`Quote a claim`}</h1>
      <p>{say`From ${<a href={`/articles/${article.slug}`}>{article.title}</a>}`}</p>
      <Problems refusal={refusal} />
      <Form action={`/articles/${article.slug}/claims`}>
        <Field
          name="quote"
          label={say`The words, as they stand in the article`}
          hint={say`20 to 300 characters, at least three words, from one paragraph.`}
          rows={3}
          {...shared}
        />
        {!keepsText && (
          <Field
            name="paragraph"
            label={say`The whole paragraph that holds them`}
            hint={say`The article's text is not kept here, so paste the paragraph to find the place.`}
            rows={5}
            {...shared}
          />
        )}
        <Places places={places} typed={typed} />
        <Field
          name="statement"
          label={say`The claim in your own words`}
          hint={say`At most 200 characters.`}
          rows={2}
          {...shared}
        />
        <Field
          name="short"
          label={say`Short name`}
          hint={say`At most 75 characters.`}
          {...shared}
        />
        <WhoFields {...shared} />
        <DeadlineFields {...shared} />
        <label>
          <input type="checkbox" name="confirmed" value="yes" />{' '}
          {say`Quote it even where it looks like no part of the article itself`}
        </label>
        <button>{say`Save the claim`}</button>
      </Form>
    </>
  )
}

const Places = ({ places, typed }: { places: Anchor[]; typed: Typed }) =>
  places.length === 0 ? null : (
    <fieldset>
      <legend>{say`Which place?`}</legend>
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
