import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { say } from '../say.ts'

/** What stands above every page. */
export const SiteName = ({ name, ...shared }: Forms & { name: string }) => (
  <>
    <h2>{say`Name of the site`}</h2>
    <Form action="/admin/name">
      <Field
        name="name"
        label={say`Name`}
        hint={say`It stands above every page. At most 40 characters.`}
        value={name}
        {...shared}
      />
      <button>{say`Save the name`}</button>
    </Form>
  </>
)
