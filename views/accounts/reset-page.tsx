import type { Refusal } from '#src/lib/refusal.ts'
import { Field } from '../parts/field.tsx'
import { Problems } from '../parts/problems.tsx'

export const ResetPage = ({ path, refusal }: { path: string; refusal: Refusal | undefined }) => (
  <>
    <h1>New password</h1>
    <Problems refusal={refusal} />
    <form method="post" action={path}>
      <Field
        name="password"
        label="New password"
        hint="At least 8 characters. You will be signed out everywhere."
        type="password"
        autocomplete="new-password"
        refusal={refusal}
      />
      <button>Change password</button>
    </form>
  </>
)
