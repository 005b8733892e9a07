import { timeZones } from '#src/lib/time-zone.ts'
import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { useReader } from '../reader.ts'
import { say } from '../say.ts'

/** Every time on the page depends on it, so a browser gets the whole page again. */
export const SettingsProfile = ({ refusal, typed }: Forms) => (
  <section id="settings-profile">
    <h2>{say`Time zone`}</h2>
    <Problems refusal={refusal} />
    <Form action="/settings/profile">
      <Field
        name="time_zone"
        label={say`Times are shown in`}
        hint={say`A name such as Europe/Berlin, or a city. Times you type into forms stay UTC.`}
        list="time-zones"
        value={useReader().zone}
        refusal={refusal}
        typed={typed}
      />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option value={zone} />
        ))}
      </datalist>
      <button>{say`Save the time zone`}</button>
    </Form>
  </section>
)
