import type { Refusal } from '#src/lib/refusal.ts'
import { Field } from '../parts/field.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'

export const ResetPage = ({ path, refusal }: { path: string; refusal: Refusal | undefined }) => (
  <>
    <h1>{say`New password`}</h1>
    <Problems refusal={refusal} />
    <form method="post" action={path}>
      <Field
        name="password"
        label={say`New password`}
        hint={say`At least 8 characters. You will be signed out everywhere.`}
        type="password"
        autocomplete="new-password"
        refusal={refusal}
      />
      <button>{say`Change password`}</button>
    </form>
  </>
)
