import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'

export const SettingsPassword = ({ refusal }: Forms) => (
  <section id="settings-password">
    <h2>{say`Password`}</h2>
    <Problems refusal={refusal} />
    <Form action="/settings/password" part="settings-password">
      <Field
        name="current_password"
        label={say`Current password`}
        type="password"
        autocomplete="current-password"
        refusal={refusal}
      />
      <Field
        name="password"
        label={say`New password`}
        hint={say`At least 8 characters. Sessions elsewhere end.`}
        type="password"
        autocomplete="new-password"
        refusal={refusal}
      />
      <button>{say`Change password`}</button>
    </Form>
  </section>
)
