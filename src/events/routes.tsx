import { Hono } from 'hono'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { sentence } from '#src/lib/sentence.ts'
import { LogEntries } from '#views/events/log-entries.tsx'
import { listLog } from './queries.ts'

export const log = new Hono<HttpEnv>().get('/log', async (c) => {
  const { rows, after } = await listLog(c.var.ctx, c.req.query('after'))
  return render(c, { title: sentence`Log`, part: <LogEntries entries={rows} after={after} /> })
})
