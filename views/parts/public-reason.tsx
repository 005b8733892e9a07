import { say } from '../say.ts'
import { Field, type Forms } from './field.tsx'

/** Why an admin does something to somebody, for everybody to read. */
export const PublicReason = (shared: Forms) => (
  <Field
    name="reason"
    label={say`Reason`}
    hint={say`At least 20 characters; it stands in the public log.`}
    rows={2}
    {...shared}
  />
)
