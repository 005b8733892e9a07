import { type Context, Hono } from 'hono'
import { context } from './http/context.ts'
import type { HttpEnv, Site } from './http/env.ts'
import { notFound, onError } from './http/errors.tsx'
import { headers } from './http/headers.ts'
import { health } from './http/health.ts'
import { bodySize } from './http/limits.ts'
import { sameOrigin } from './http/same-origin.ts'

/** The site's table of contents: every edge, and what stands before all of them. */
export const createApp = (siteOf: (c: Context) => Site) =>
  new Hono<HttpEnv>()
    .onError(onError)
    .notFound(notFound)
    .use(headers)
    .get('/healthz', (c) => c.text('alive'))
    .use(context(siteOf))
    .use(sameOrigin, bodySize)
    .route('/', health)
