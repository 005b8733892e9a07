import type { MiddlewareHandler } from 'hono'
import { missing } from '#src/lib/refusal.ts'
import type { HttpEnv } from './env.ts'

/** PostgreSQL keeps no NUL, so an address that holds one names nothing. */
export const keepable: MiddlewareHandler<HttpEnv> = (c, next) => {
  if (c.req.url.includes('%00')) throw missing()
  return next()
}
