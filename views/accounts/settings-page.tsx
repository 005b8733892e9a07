import type { Actor } from '#src/db/ctx.ts'
import type { Session } from '#src/db/schema.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { AskedBack } from '../parts/asked-back.tsx'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { PersonLink } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { roleWords } from '../words.ts'
import { SettingsName } from './settings-name.tsx'
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

/** What of the settings was sent; a name is shown again with the whole page. */
export type Section = keyof typeof settingsParts | 'name'

type SettingsPageProps = {
  actor: Actor
  sessions: Pick<Session, 'id' | 'agent' | 'made_at' | 'expires_at'>[]
  current: number | undefined
  /** The session to end, while that is asked back. */
  ending?: number | undefined
  /** The form that was sent, with what is wrong with it and what was typed. */
  section?: Section | undefined
  refusal?: Refusal | undefined
  typed?: Typed | undefined
}

export const SettingsPage = ({ actor, section, refusal, typed, ...own }: SettingsPageProps) => {
  const asked = (name: Section) => (section === name ? { refusal, typed } : {})
  return (
    <div class="settings">
      <h1>{say`Settings`}</h1>
      <div class="actions">
        <p>{say`You are signed in as ${<PersonLink handle={actor.handle} />}, ${speak(roleWords[actor.role])}.`}</p>
        <form method="post" action="/sign-out">
          <button class="quiet">{say`Sign out`}</button>
        </form>
      </div>
      <SettingsName handle={actor.handle} {...asked('name')} />
      <SettingsProfile {...asked('profile')} />
      <SettingsTheme />
      <SettingsShortcuts {...asked('shortcuts')} />
      <SettingsPassword {...asked('password')} />
      <Sessions {...own} />
      <h2>{say`Delete your account`}</h2>
      <p>{say`${<a href="/settings/deletion">{say`See what goes and what stays`}</a>} before you decide.`}</p>
    </div>
  )
}

type SessionsProps = Pick<SettingsPageProps, 'sessions' | 'current' | 'ending'>

const Sessions = ({ sessions, current, ending }: SessionsProps) => (
  <>
    <h2>{say`Sessions`}</h2>
    {sessions.length === 1 && <p>{say`No other sessions.`}</p>}
    <ul class="list">
      {sessions.map(({ id, agent, made_at, expires_at }) => (
        <li>
          {agent || say`An unnamed browser`} {id === current && <strong>{say`(this one)`}</strong>}
          <div class="meta muted">{say`since ${<When at={made_at} />}, until ${<When at={expires_at} />}`}</div>
          {id === ending ? (
            <AskedBack
              action={`/settings/sessions/${id}/ends`}
              yes={say`End it`}
              keep="/settings"
            >{say`End this session? Whoever uses it is signed out there at once.`}</AskedBack>
          ) : (
            id !== current && (
              <Form action={`/settings/sessions/${id}/ends`}>
                <button class="quiet">{say`End this session`}</button>
              </Form>
            )
          )}
        </li>
      ))}
    </ul>
  </>
)
