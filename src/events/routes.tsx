import { Hono } from 'hono'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { sentence } from '#src/lib/sentence.ts'
import { LogEntries } from '#views/events/log-entries.tsx'
import { readLogFilter } from './filter.ts'
import { listLog } from './queries.ts'

export const log = new Hono<HttpEnv>().get('/log', async (c) => {
  const { after: cursor, ...query } = c.req.query()
  const filter = readLogFilter(query)
  const { rows, after } = await listLog(c.var.ctx, cursor, filter)
  const part = <LogEntries entries={rows} filter={filter} after={after} />
  return render(c, { title: sentence`Log`, part })
})
