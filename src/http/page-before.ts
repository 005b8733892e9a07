import type { Context } from 'hono'
import { ownPath } from '#src/lib/own-path.ts'

/** The page a form was sent from, to come back to. */
export function pageBefore(c: Context): string {
  const page = URL.parse(c.req.header('referer') ?? '')
  return page ? ownPath(page.pathname + page.search) : '/'
}
