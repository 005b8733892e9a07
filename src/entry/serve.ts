import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { makeAdminLink } from '#src/accounts/set-up-admin.ts'
import { createApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import type { Db } from '#src/db/ctx.ts'
import { pageFetcher } from '#src/web/fetch-page.ts'
import { serveAssets } from './assets.ts'
import { startJobLoop } from './job-loop.ts'
import type { Opened } from './open.ts'

const DRAIN_MS = 10_000
const CLOSE_MS = 2000
const say = (line: string) => console.log(line)

/** Serves an opened site until a signal comes, and says where and how to become its admin. */
export function serveSite(config: Config, opened: Opened): void {
  const { db } = opened
  const jobs = startJobLoop(db, say)
  const server = serve(
    { fetch: front(config, db, jobs.nudge).fetch, port: config.port },
    ({ port }) => announce({ ...config, port }, opened),
  )
  // A slow or endless header or body must not hold a connection for ever.
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 30_000 })

  server.on('error', (error) => {
    console.error(`Cannot listen on port ${config.port}: ${error.message}. Set PORT to a free one.`)
    process.exit(1)
  })
  drainOnSignals(server, async () => {
    await jobs.stop()
    await opened.close()
  })
}

function drainOnSignals(server: ServerType, close: () => Promise<void>) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      say('Stopping: open requests are finished first.')
      setTimeout(() => process.exit(1), DRAIN_MS).unref()
      server.close(async () => {
        // A pool whose connections were cut may wait for them for ever.
        await Promise.race([close(), new Promise((resolve) => setTimeout(resolve, CLOSE_MS))])
        process.exit(0)
      })
    })
  }
}

/** The app with what only Node adds: its files, compression, and jobs that follow at once. */
function front(config: Config, db: Db, nudge: () => void) {
  const { routes, asset } = serveAssets()
  const fetchPage = pageFetcher()
  const app = createApp(() => ({ config, db, asset, fetchPage, log: say }))
  return new Hono()
    .use(compress())
    .use(async (c, next) => {
      await next()
      if (c.req.method !== 'GET') nudge()
    })
    .route('/', routes)
    .all('*', (c) => app.fetch(c.req.raw, c.env))
}

async function announce(config: Config, { db, where }: Opened) {
  const address = config.publicUrlIsSet ? config.publicUrl : `http://localhost:${config.port}`
  const token = await makeAdminLink(db)
  say(`Claimcast runs at ${address} on ${where}.`)
  if (token) say(`Become its admin, once, within 24 hours: ${address}/set-up/${token}`)
}
