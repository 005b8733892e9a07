import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { say } from '../say.ts'

export const BarForm = ({ refusal, typed = {} }: Forms) => {
  // Other forms of this page name somebody too; only this one says why.
  const own = 'reason' in typed || refusal?.fields.handle ? { refusal, typed } : {}
  return (
    <Form action="/admin/bars">
      <Field name="handle" label={say`Handle`} {...own} />
      <Field
        name="reason"
        label={say`Reason`}
        hint={say`At least 20 characters; it stands in the public log.`}
        rows={2}
        {...own}
      />
      <button>{say`Bar`}</button>
    </Form>
  )
}
