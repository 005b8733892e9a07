import type { Refusal } from '#src/lib/refusal.ts'
import { Field } from '../parts/field.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'

type DeletionPageProps = { handle: string; isFresh: boolean; refusal: Refusal | undefined }

/** What goes, what stays, and the one button. */
export const DeletionPage = ({ handle, isFresh, refusal }: DeletionPageProps) => (
  <>
    <h1>{say`Delete your account`}</h1>
    <Problems refusal={refusal} />
    <p>{say`This goes, at once and for good:`}</p>
    <ul>
      <li>{say`your account with its e-mail address, password and settings,`}</li>
      <li>{say`every session, so that you are signed out everywhere,`}</li>
      <li>{say`the links to questions that you asked for yourself,`}</li>
      <li>{say`the name ${handle}, wherever it stands on this site.`}</li>
    </ul>
    <p>{say`This stays, under a name such as erased-123 that says nothing: your forecasts with their times, your scores, and what you asked or decided. Others were scored beside them, so they are not taken back. Words you wrote yourself stay as you wrote them.`}</p>
    <p>{say`The public log tells that an account was deleted, under the new name.`}</p>
    {isFresh ? (
      <form method="post" action="/settings/deletion">
        <Field
          name="password"
          label={say`Your password`}
          type="password"
          autocomplete="current-password"
          refusal={refusal}
        />
        <div class="actions">
          <button class="danger">{say`Delete the account of ${handle}`}</button>
          <a href="/settings">{say`Keep it`}</a>
        </div>
      </form>
    ) : (
      <p class="notice">{say`You signed in more than 15 minutes ago. ${<a href="/sign-in?next=%2Fsettings%2Fdeletion">{say`Sign in again`}</a>} to go on.`}</p>
    )}
  </>
)
