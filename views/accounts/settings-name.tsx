import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'

/** What others know one by. It stands in the head of the page, so the whole page comes back. */
export const SettingsName = ({ handle, refusal, typed }: Forms & { handle: string }) => (
  <section id="settings-name">
    <h2>{say`Name`}</h2>
    <Problems refusal={refusal} />
    <Form action="/settings/name">
      <Field
        name="handle"
        label={say`Handle`}
        hint={say`Others see it beside your scores. Addresses with the old one lead to the new one, and the log tells of it.`}
        autocomplete="username"
        value={handle}
        refusal={refusal}
        typed={typed}
      />
      <button>{say`Save the name`}</button>
    </Form>
  </section>
)
