import type { MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import { AwayNotice } from '#views/layout/away-notice.tsx'
import type { HttpEnv } from './env.ts'

/** Where the notice goes: the status line is on every page and empty on a guest's first one. */
const STATUS = '<p id="status" role="status"></p>'

type Copy = { text: string; at: Date }

/**
 * Keeps the front page as a guest last saw it, and shows that with its age while the database is
 * away. Only what a browser without any cookie got is kept, so that it is nobody's own.
 */
export function lastCopy(): MiddlewareHandler<HttpEnv> {
  let kept: Copy | undefined
  return async (c, next) => {
    await next()
    if (c.req.method !== 'GET' || c.req.header('hx-request-type')) return
    if (c.res.status === 200 && !c.req.header('cookie') && !new URL(c.req.url).search)
      kept = { text: await c.res.clone().text(), at: new Date() }
    if (c.res.status !== 503 || !kept) return
    const { headers } = c.res
    const notice = await html`${<AwayNotice at={kept.at} />}`
    const text = kept.text.replace(STATUS, () => `<p id="status" role="status">${notice}</p>`)
    c.res = new Response(text, { status: 503, headers })
  }
}
