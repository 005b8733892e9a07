import type { WaitingDraft } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { Field, type Typed } from '../parts/field.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'
import { Waiting } from './waiting.tsx'

type SignInPageProps = {
  next: string
  refusal: Refusal | undefined
  typed: Typed
  drafts: WaitingDraft[]
}

export const SignInPage = ({ next, refusal, typed, drafts }: SignInPageProps) => (
  <>
    <h1>{say`Sign in`}</h1>
    <p>{say`New here? ${<a href={`/sign-up?next=${encodeURIComponent(next)}`}>{say`Sign up`}</a>}.`}</p>
    <Waiting drafts={drafts} />
    <Problems refusal={refusal} />
    <form method="post" action="/sign-in">
      <input type="hidden" name="next" value={next} />
      <Field
        name="name"
        label={say`E-mail address or handle`}
        autocomplete="username"
        typed={typed}
        refusal={refusal}
      />
      <Field
        name="password"
        label={say`Password`}
        type="password"
        autocomplete="current-password"
        refusal={refusal}
      />
      <button>{say`Sign in`}</button>
    </form>
    <p class="hint">{say`Password forgotten? An admin of this site can make you a link for a new one.`}</p>
  </>
)
