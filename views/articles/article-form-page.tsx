import type { Refusal } from '#src/lib/refusal.ts'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'

const RIGHTS = [
  ['quote_only', 'Quotes only: the text itself is not kept'],
  ['full_text', 'The whole text, on the ground named below'],
] as const

const BASES = [
  ['', 'none'],
  ['own', 'It is our own text'],
  ['public domain', 'It is in the public domain'],
  ['licence', 'A licence allows it'],
  ['permission', 'The publisher allowed it'],
] as const

export const ArticleFormPage = ({
  refusal,
  typed,
}: {
  refusal: Refusal | undefined
  typed: Typed
}) => {
  const shared = { refusal, typed }
  return (
    <>
      <h1>Add an article</h1>
      <Problems refusal={refusal} />
      <Form action="/articles">
        <Field name="title" label="Headline" {...shared} />
        <Field name="publisher" label="Publisher" {...shared} />
        <Field name="author" label="Author" hint="May be left empty." {...shared} />
        <Field name="url" label="Address" hint="May be left empty." inputmode="url" {...shared} />
        <Field
          name="published_on"
          label="Day of publication"
          hint={'Such as 2026-05-13. What "next year" means depends on it.'}
          {...shared}
        />
        <Field name="text" label="Text, pasted" rows={12} {...shared} />
        <Choice name="rights" label="What may be kept" options={RIGHTS} {...shared} />
        <Choice
          name="rights_basis"
          label="Ground for keeping the whole text"
          options={BASES}
          {...shared}
        />
        <Field
          name="summary"
          label="Summary in your own words"
          hint="Shown where the text is not kept. May be left empty."
          rows={4}
          {...shared}
        />
        <button>Add the article</button>
      </Form>
    </>
  )
}
