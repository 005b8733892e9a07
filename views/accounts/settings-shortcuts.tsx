import { sentence } from '#src/lib/sentence.ts'
import { Choice, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { useReader } from '../reader.ts'
import { say, spoken } from '../say.ts'

const CHOICES = [
  ['on', sentence`On`],
  ['off', sentence`Off`],
] as const

export const SettingsShortcuts = ({ refusal, typed }: Forms) => (
  <section id="settings-shortcuts">
    <h2>{say`Keyboard shortcuts`}</h2>
    <p>{say`${<a href="/help#keys">{say`Single keys`}</a>} that lead to a field. Switch them off if they get in the way of speech input or of a screen reader.`}</p>
    <Problems refusal={refusal} />
    <Form action="/settings/shortcuts">
      <Choice
        name="shortcuts"
        label={say`Shortcuts`}
        options={spoken(CHOICES)}
        value={useReader().shortcuts ? 'on' : 'off'}
        refusal={refusal}
        typed={typed}
      />
      <button>{say`Save the shortcuts`}</button>
    </Form>
  </section>
)
