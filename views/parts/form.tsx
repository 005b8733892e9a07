import type { Child } from 'hono/jsx'

type FormProps = {
  action: string
  /** The id of the part that comes back; without it the whole page is answered. */
  part?: string
  class?: string
  children?: Child
}

/** A writing form: works as plain HTML, swaps its part with htmx, and is saved once only. */
export const Form = ({ action, part, children, ...rest }: FormProps) => (
  <form
    method="post"
    action={action}
    class={rest.class}
    {...(part && { 'hx-post': action, 'hx-target': `#${part}`, 'hx-swap': 'outerHTML' })}
  >
    <input type="hidden" name="idempotency_key" value={crypto.randomUUID()} />
    {children}
  </form>
)
