import type { Child } from 'hono/jsx'
import { say } from '../say.ts'
import type { Typed } from './field.tsx'
import { Form } from './form.tsx'

type AskedBackProps = {
  action: string
  /** What the form held when it was first sent. */
  fields?: Typed
  /** What the button that does it says. */
  yes: string
  /** The page to go back to, with nothing done. */
  keep: string
  /** What is meant, and what will have happened to it. */
  children?: Child
}

/** What cannot be taken back, asked before it is done; its words have the focus, not its button. */
export const AskedBack = ({ action, fields = {}, yes, keep, children }: AskedBackProps) => (
  <Form action={action} class="card">
    <p tabindex={-1} autofocus>
      {children}
    </p>
    {Object.entries({ ...fields, confirmed: 'yes' }).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <div class="actions">
      <button class="danger">{yes}</button>
      <a href={keep}>{say`Leave it as it is`}</a>
    </div>
  </Form>
)
