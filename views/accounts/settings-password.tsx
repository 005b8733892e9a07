import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'

export const SettingsPassword = ({ refusal }: Forms) => (
  <section id="settings-password">
    <h2>Password</h2>
    <Problems refusal={refusal} />
    <Form action="/settings/password" part="settings-password">
      <Field
        name="current_password"
        label="Current password"
        type="password"
        autocomplete="current-password"
        refusal={refusal}
      />
      <Field
        name="password"
        label="New password"
        hint="At least 8 characters. Sessions elsewhere end."
        type="password"
        autocomplete="new-password"
        refusal={refusal}
      />
      <button>Change password</button>
    </Form>
  </section>
)
