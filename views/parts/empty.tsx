import type { Child } from 'hono/jsx'

/** Why there is nothing, in one sentence, and one thing to do. */
export const Empty = ({ children }: { children?: Child }) => <p class="empty">{children}</p>
