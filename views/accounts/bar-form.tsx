import { AskedBack } from '../parts/asked-back.tsx'
import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { PublicReason } from '../parts/public-reason.tsx'
import { say } from '../say.ts'

type BarFormProps = Forms & {
  /** Whom it names, where that is asked back before it is done. */
  asked?: string | undefined
}

export const BarForm = ({ refusal, typed = {}, asked }: BarFormProps) => {
  if (asked)
    return (
      <AskedBack
        action="/admin/bars"
        fields={typed}
        yes={say`Bar ${asked}`}
        keep="/admin"
      >{say`Bar ${asked}? They are signed out everywhere, and may look on but neither ask nor forecast any more. What they did stays. The public log will tell it, with the reason: "${typed.reason ?? ''}"`}</AskedBack>
    )
  // Other forms of this page name somebody too; only this one says why.
  const own = 'reason' in typed || refusal?.fields.handle ? { refusal, typed } : {}
  return (
    <Form action="/admin/bars">
      <Field name="handle" label={say`Handle`} {...own} />
      <PublicReason {...own} />
      <button>{say`Bar`}</button>
    </Form>
  )
}
