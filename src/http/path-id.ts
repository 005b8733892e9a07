import type { Context } from 'hono'
import { missing } from '#src/lib/refusal.ts'

/** The id in the path ("7" or "7-a-title"); anything else is a page that does not exist. */
export function pathId(c: Context, name = 'id'): number {
  const [, digits] = /^(\d{1,15})(?:-.*)?$/.exec(c.req.param(name) ?? '') ?? []
  if (!digits) throw missing()
  return Number(digits)
}
