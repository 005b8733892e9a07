import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say, spoken } from '../say.ts'

const RIGHTS = [
  ['quote_only', sentence`Quotes only: the text itself is not kept`],
  ['full_text', sentence`The whole text, on the ground named below`],
] as const

const BASES = [
  ['', sentence`none`],
  ['own', sentence`It is our own text`],
  ['public domain', sentence`It is in the public domain`],
  ['licence', sentence`A licence allows it`],
  ['permission', sentence`The publisher allowed it`],
] as const

type Told = {
  refusal: Refusal | undefined
  typed: Typed
  /** Whether this site reads pages of the web. */
  canFetch: boolean
}

export const ArticleFormPage = ({ refusal, typed, canFetch }: Told) => {
  const shared = { refusal, typed }
  const isFetched = typed.obtained === 'fetch'
  return (
    <>
      <h1>{say`Add an article`}</h1>
      <Problems refusal={refusal} />
      {canFetch && !isFetched && (
        <>
          <Form action="/articles/new">
            <Field
              name="address"
              label={say`Address of the article`}
              hint={say`What its page says fills the form, for you to look over.`}
              inputmode="url"
              {...shared}
            />
            <button class="quiet">{say`Fetch the article`}</button>
          </Form>
          <h2>{say`Or paste it`}</h2>
        </>
      )}
      {isFetched && (
        <p class="notice">{say`This was read from its page. Look it over, then add it.`}</p>
      )}
      <Form action="/articles">
        {isFetched && <input type="hidden" name="obtained" value="fetch" />}
        <Field name="title" label={say`Headline`} {...shared} />
        <Field name="publisher" label={say`Publisher`} {...shared} />
        <Field name="author" label={say`Author`} hint={say`May be left empty.`} {...shared} />
        <Field
          name="url"
          label={say`Address`}
          hint={say`May be left empty.`}
          inputmode="url"
          {...shared}
        />
        <Field
          name="published_on"
          label={say`Day of publication`}
          hint={say`Such as 2026-05-13. What "next year" means depends on it.`}
          {...shared}
        />
        <Field
          name="language"
          label={say`Language`}
          hint={say`Its code, such as en or de. Readers' software reads the quotes aloud in it.`}
          value="en"
          {...shared}
        />
        <Field
          name="text"
          label={isFetched ? say`Text` : say`Text, pasted`}
          rows={12}
          {...shared}
        />
        <Choice name="rights" label={say`What may be kept`} options={spoken(RIGHTS)} {...shared} />
        <Choice
          name="rights_basis"
          label={say`Ground for keeping the whole text`}
          options={spoken(BASES)}
          {...shared}
        />
        <Field
          name="summary"
          label={say`Summary in your own words`}
          hint={say`Shown where the text is not kept. May be left empty.`}
          rows={4}
          {...shared}
        />
        <button>{say`Add the article`}</button>
      </Form>
    </>
  )
}
