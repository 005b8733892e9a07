import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { HttpEnv } from './env.ts'

/**
 * One line of JSON for each request, where the runtime keeps a log: what was asked, what became of
 * it, how long it took. Neither who asked nor what they typed: no body, no search, no address.
 */
export const requestLog: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const began = performance.now()
  await next()
  const line = {
    ...{ level: 'info', at: new Date().toISOString(), request: c.var.requestId },
    ...{ method: c.req.method, path: tellablePath(c), status: c.res.status },
    ms: Math.round(performance.now() - began),
  }
  // A runtime that gave no site has nowhere to write either.
  c.var.site?.log?.(JSON.stringify(line))
}

/** The path of a request; one that opens a door to whoever reads it is told by its pattern. */
export const tellablePath = (c: Context): string =>
  matchedRoutes(c).find(({ path }) => path.includes(':token'))?.path ?? c.req.path
