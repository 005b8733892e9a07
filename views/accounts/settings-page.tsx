import type { Actor } from '#src/db/ctx.ts'
import type { Session } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { When } from '../parts/when.tsx'

type SettingsPageProps = {
  actor: Actor
  sessions: Pick<Session, 'id' | 'agent' | 'made_at' | 'expires_at'>[]
  current: number | undefined
  refusal: Refusal | undefined
}

export const SettingsPage = ({ actor, sessions, current, refusal }: SettingsPageProps) => (
  <>
    <h1>Settings</h1>
    <p>
      You are signed in as <a href={`/forecasters/${actor.handle}`}>{actor.handle}</a>, {actor.role}
      .
    </p>
    <form method="post" action="/sign-out">
      <button class="quiet">Sign out</button>
    </form>

    <h2>Change password</h2>
    <Problems refusal={refusal} />
    <form method="post" action="/settings/password">
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
    </form>

    <h2>Sessions</h2>
    <ul class="list">
      {sessions.map(({ id, agent, made_at, expires_at }) => (
        <li>
          {agent || 'An unnamed browser'}, since <When at={made_at} />, until{' '}
          <When at={expires_at} />
          {id === current ? (
            <strong> (this one)</strong>
          ) : (
            <Form action={`/settings/sessions/${id}/ends`}>
              <button class="quiet">End this session</button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  </>
)
