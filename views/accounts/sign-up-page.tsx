import type { WaitingDraft } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { Field, type Typed } from '../parts/field.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'
import { Waiting } from './waiting.tsx'

type SignUpPageProps = {
  action: string
  next: string
  refusal: Refusal | undefined
  typed: Typed
  drafts: WaitingDraft[]
}

/** For members, invited people and the first admin alike. */
export const SignUpPage = ({ action, next, refusal, typed, drafts }: SignUpPageProps) => (
  <>
    <h1>{action.startsWith('/set-up') ? say`Become the admin of this site` : say`Sign up`}</h1>
    <p>{say`Have an account? ${<a href={`/sign-in?next=${encodeURIComponent(next)}`}>{say`Sign in`}</a>}.`}</p>
    <Waiting drafts={drafts} />
    <Problems refusal={refusal} />
    <form method="post" action={action}>
      <input type="hidden" name="next" value={next} />
      <Field
        name="handle"
        label={say`Handle`}
        hint={say`3 to 20 letters, digits, - or _, beginning with a letter. Others see it beside your scores.`}
        autocomplete="username"
        autofocus={(drafts.length > 0 && !refusal) || undefined}
        typed={typed}
        refusal={refusal}
      />
      <Field
        name="email"
        label={say`E-mail address`}
        hint={say`To sign in with. Nobody else sees it, and nothing is sent to it.`}
        type="email"
        autocomplete="email"
        typed={typed}
        refusal={refusal}
      />
      <Field
        name="password"
        label={say`Password`}
        hint={say`At least 8 characters, and none that anybody would try first.`}
        type="password"
        autocomplete="new-password"
        refusal={refusal}
      />
      <button>{say`Sign up`}</button>
    </form>
  </>
)
