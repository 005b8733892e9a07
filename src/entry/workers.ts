import type { Context, ExecutionContext } from 'hono'
import { createApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import type { Db } from '#src/db/ctx.ts'
import { openPostgres } from '#src/db/postgres.ts'
import type { Site } from '#src/http/env.ts'
import { runJobs } from '#src/jobs/run.ts'

/** What wrangler.toml binds, beside the settings of the same names as elsewhere. */
type Bindings = { HYPERDRIVE: { connectionString: string } } & Record<string, unknown>

/** One client for each request, ended after the answer: connections cannot be shared here. */
const openFor = ({ HYPERDRIVE }: Bindings) => openPostgres(HYPERDRIVE.connectionString, { max: 3 })

const app = createApp((c: Context): Site => {
  const { db, HYPERDRIVE, ...settings } = c.env as Bindings & { db: Db }
  const config = readConfig({ ...settings, DATABASE_URL: HYPERDRIVE.connectionString })
  return { config, db, asset: (name) => `/assets/${name}`, log: console.log }
})

export default {
  async fetch(request: Request, bindings: Bindings, execution: ExecutionContext) {
    const db = openFor(bindings)
    // Pages are never streamed, so the answer is whole before the client ends.
    const response = await app.fetch(request, { ...bindings, db }, execution)
    const work = request.method === 'GET' ? Promise.resolve() : runJobs(db)
    execution.waitUntil(work.finally(() => db.destroy()))
    return response
  },

  async scheduled(_event: unknown, bindings: Bindings, execution: ExecutionContext) {
    const db = openFor(bindings)
    execution.waitUntil(runJobs(db).finally(() => db.destroy()))
  },
}
