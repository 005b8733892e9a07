import { Choice, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { useReader } from '../reader.ts'

const CHOICES = [
  ['on', 'On'],
  ['off', 'Off'],
] as const

export const SettingsShortcuts = ({ refusal, typed }: Forms) => (
  <section id="settings-shortcuts">
    <h2>Keyboard shortcuts</h2>
    <p>
      <a href="/help#keys">Single keys</a> that lead to a field. Switch them off if they get in the
      way of speech input or of a screen reader.
    </p>
    <Problems refusal={refusal} />
    <Form action="/settings/shortcuts">
      <Choice
        name="shortcuts"
        label="Shortcuts"
        options={CHOICES}
        value={useReader().shortcuts ? 'on' : 'off'}
        refusal={refusal}
        typed={typed}
      />
      <button>Save the shortcuts</button>
    </Form>
  </section>
)
