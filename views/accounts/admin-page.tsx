import type { Role } from '#src/accounts/account.ts'
import type { Preset } from '#src/site/site.ts'
import { Choice, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { PersonLink } from '../parts/person.tsx'
import { Problems } from '../parts/problems.tsx'
import { When } from '../parts/when.tsx'
import { say, speak, spoken } from '../say.ts'
import { roleWords } from '../words.ts'
import { BarForm } from './bar-form.tsx'
import { PRESETS, PRESETS_HINT } from './presets.ts'
import { SiteName } from './site-name.tsx'

type Listed = {
  id: number
  handle: string
  role: Role
  email: string
  barred_at: Date | null
  made_at: Date
}

type AdminPageProps = Forms & {
  /** Whom to bar, while that is asked back. */
  barring?: string | undefined
  people: Listed[]
  after: string | undefined
  name: string
  preset: Preset
  /** A link made just now; it is shown this once. */
  address: string | undefined
}

export const AdminPage = ({
  people,
  after,
  name,
  preset,
  address,
  refusal,
  typed = {},
  barring,
}: AdminPageProps) => (
  <>
    <h1>{say`Administration`}</h1>
    <Problems refusal={refusal} />
    {address && (
      <p
        class="notice"
        role="status"
      >{say`Copy this link now; it works once and is not shown again: ${<code>{address}</code>}`}</p>
    )}
    <h2>{say`People`}</h2>
    <People {...{ people, refusal, typed }} />
    <Pager path="/admin" after={after} />
    <Form action="/admin/invitations">
      <button>{say`Make an invitation link`}</button>
    </Form>

    <SiteName {...{ name, refusal, typed }} />

    <h2>{say`How results are decided`}</h2>
    <Form action="/admin/preset">
      <Choice
        name="preset"
        label={say`Preset`}
        hint={speak(PRESETS_HINT)}
        options={spoken(PRESETS)}
        value={preset}
        {...{ refusal, typed }}
      />
      <button>{say`Save`}</button>
    </Form>

    <h2>{say`Scores`}</h2>
    <p>
      <a href="/admin/verification">{say`Recompute every score and both boards from the facts`}</a>
    </p>

    <h2>{say`Practice questions`}</h2>
    <p>{say`Three questions let you try the whole loop. When you have, this annuls and hides them.`}</p>
    <Form action="/questions/practice/removals">
      <button class="quiet">{say`Annul and remove the practice questions`}</button>
    </Form>

    <h2>{say`Who is compared`}</h2>
    <p>
      <a href="/admin/apart">{say`Set programs and second accounts apart`}</a>
    </p>

    <h2>{say`Bar a person`}</h2>
    <BarForm {...{ refusal, typed }} asked={barring} />
  </>
)

type PeopleProps = Forms & { people: Listed[] }

const People = ({ people, refusal, typed }: PeopleProps) => (
  <table class="stacks">
    <caption class="visually-hidden">{say`Everybody with an account`}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Person`}</th>
        <th scope="col">{say`E-mail`}</th>
        <th scope="col">{say`Since`}</th>
        <th scope="col">{say`Role`}</th>
        <th scope="col">{say`Password`}</th>
      </tr>
    </thead>
    <tbody>
      {people.map(({ handle, email, role, barred_at, made_at }) => (
        <tr>
          <th scope="row">
            <PersonLink handle={handle} /> {barred_at && say`(barred)`}
          </th>
          <td data-label={say`E-mail`}>{email}</td>
          <td data-label={say`Since`}>
            <When at={made_at} />
          </td>
          <td data-label={say`Role`}>
            <RoleForm
              {...{ handle, role }}
              problem={typed?.handle === handle ? refusal?.fields.role : undefined}
            />
          </td>
          <td data-label={say`Password`}>
            <Form action="/admin/password-resets">
              <input type="hidden" name="handle" value={handle} />
              <button class="quiet">{say`Make a link`}</button>
            </Form>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

type RoleFormProps = { handle: string; role: Role; problem: string | undefined }

const RoleForm = ({ handle, role, problem }: RoleFormProps) => (
  <Form action="/admin/roles" class="actions">
    <input type="hidden" name="handle" value={handle} />
    <select
      name="role"
      aria-label={say`Role of ${handle}`}
      id={problem && 'role'}
      aria-invalid={problem ? 'true' : undefined}
    >
      {spoken(Object.entries(roleWords)).map(([value, words]) => (
        <option value={value} selected={value === role}>
          {words}
        </option>
      ))}
    </select>
    <button class="quiet">{say`Change`}</button>
  </Form>
)
