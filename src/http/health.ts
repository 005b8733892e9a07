import { Hono } from 'hono'
import { isSchemaCurrent } from '#src/db/migrate.ts'
import type { HttpEnv } from './env.ts'

/** Ready once the database answers with this version's schema. */
export const health = new Hono<HttpEnv>().get('/readyz', async (c) => {
  const ready = await isSchemaCurrent(c.var.site.db)
  return ready ? c.text('ready') : c.text('the schema is not up to date', 503)
})
