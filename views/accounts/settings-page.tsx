import type { Actor } from '#src/db/ctx.ts'
import type { Session } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { PersonLink } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'
import { SettingsPassword } from './settings-password.tsx'
import { SettingsProfile } from './settings-profile.tsx'
import { SettingsShortcuts } from './settings-shortcuts.tsx'
import { SettingsTheme } from './settings-theme.tsx'

/** The forms that can be refused and shown again, by the last word of their address. */
export const settingsParts = {
  profile: SettingsProfile,
  shortcuts: SettingsShortcuts,
  password: SettingsPassword,
}

type SettingsPageProps = {
  actor: Actor
  sessions: Pick<Session, 'id' | 'agent' | 'made_at' | 'expires_at'>[]
  current: number | undefined
  /** The form that was sent, with what is wrong with it and what was typed. */
  section?: keyof typeof settingsParts | undefined
  refusal?: Refusal | undefined
  typed?: Typed | undefined
}

export const SettingsPage = ({ actor, section, refusal, typed, ...own }: SettingsPageProps) => {
  const asked = (name: keyof typeof settingsParts) => (section === name ? { refusal, typed } : {})
  return (
    <div class="settings">
      <h1>Settings</h1>
      <div class="actions">
        <p>
          You are signed in as <PersonLink handle={actor.handle} />, {actor.role}.
        </p>
        <form method="post" action="/sign-out">
          <button class="quiet">Sign out</button>
        </form>
      </div>
      <SettingsProfile {...asked('profile')} />
      <SettingsTheme />
      <SettingsShortcuts {...asked('shortcuts')} />
      <SettingsPassword {...asked('password')} />
      <Sessions {...own} />
      <h2>Delete your account</h2>
      <p>
        <a href="/settings/deletion">See what goes and what stays</a> before you decide.
      </p>
    </div>
  )
}

const Sessions = ({ sessions, current }: Pick<SettingsPageProps, 'sessions' | 'current'>) => (
  <>
    <h2>Sessions</h2>
    {sessions.length === 1 && <p>No other sessions.</p>}
    <ul class="list">
      {sessions.map(({ id, agent, made_at, expires_at }) => (
        <li>
          {agent || 'An unnamed browser'} {id === current && <strong>(this one)</strong>}
          <div class="meta muted">
            since <When at={made_at} />, until <When at={expires_at} />
          </div>
          {id !== current && (
            <Form action={`/settings/sessions/${id}/ends`}>
              <button class="quiet">End this session</button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  </>
)
