import type { Role } from '#src/accounts/account.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import type { Preset } from '#src/site/site.ts'
import { Choice, Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { PersonLink } from '../parts/person.tsx'
import { Problems } from '../parts/problems.tsx'
import { When } from '../parts/when.tsx'
import { PRESETS, PRESETS_HINT } from './presets.ts'

type Listed = {
  id: number
  handle: string
  role: Role
  email: string
  barred_at: Date | null
  made_at: Date
}

type AdminPageProps = {
  people: Listed[]
  after: string | undefined
  preset: Preset
  /** A link made just now; it is shown this once. */
  address: string | undefined
  refusal: Refusal | undefined
}

const ROLES = [
  ['member', 'member'],
  ['moderator', 'moderator'],
  ['admin', 'admin'],
] as const

export const AdminPage = ({ people, after, preset, address, refusal }: AdminPageProps) => (
  <>
    <h1>Administration</h1>
    <Problems refusal={refusal} />
    {address && (
      <p class="notice" role="status">
        Copy this link now; it works once and is not shown again: <code>{address}</code>
      </p>
    )}
    <h2>People</h2>
    <People people={people} />
    <Pager path="/admin" after={after} />
    <Form action="/admin/invitations">
      <button>Make an invitation link</button>
    </Form>

    <h2>How results are decided</h2>
    <Form action="/admin/preset">
      <Choice name="preset" label="Preset" hint={PRESETS_HINT} options={PRESETS} value={preset} />
      <button>Save</button>
    </Form>

    <h2>Scores</h2>
    <p>
      <a href="/admin/verification">Recompute every score and both boards from the facts</a>
    </p>

    <h2>Practice questions</h2>
    <p>Three questions let you try the whole loop. When you have, this annuls and hides them.</p>
    <Form action="/questions/practice/removals">
      <button class="quiet">Annul and remove the practice questions</button>
    </Form>

    <h2>Bar a person</h2>
    <Form action="/admin/bars">
      <Field name="handle" label="Handle" refusal={refusal} />
      <Field
        name="reason"
        label="Reason"
        hint="At least 20 characters; it stands in the public log."
        rows={2}
        refusal={refusal}
      />
      <button>Bar</button>
    </Form>
  </>
)

const People = ({ people }: { people: Listed[] }) => (
  <table class="stacks">
    <thead>
      <tr>
        <th scope="col">Person</th>
        <th scope="col">E-mail</th>
        <th scope="col">Since</th>
        <th scope="col">Role</th>
        <th scope="col">Password</th>
      </tr>
    </thead>
    <tbody>
      {people.map(({ handle, email, role, barred_at, made_at }) => (
        <tr>
          <th scope="row">
            <PersonLink handle={handle} /> {barred_at && '(barred)'}
          </th>
          <td data-label="E-mail">{email}</td>
          <td data-label="Since">
            <When at={made_at} />
          </td>
          <td data-label="Role">
            <RoleForm handle={handle} role={role} />
          </td>
          <td>
            <Form action="/admin/password-resets">
              <input type="hidden" name="handle" value={handle} />
              <button class="quiet">Make a link</button>
            </Form>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const RoleForm = ({ handle, role }: { handle: string; role: Role }) => (
  <Form action="/admin/roles" class="actions">
    <input type="hidden" name="handle" value={handle} />
    <select name="role" aria-label={`Role of ${handle}`}>
      {ROLES.map(([value, words]) => (
        <option value={value} selected={value === role}>
          {words}
        </option>
      ))}
    </select>
    <button class="quiet">Change</button>
  </Form>
)
