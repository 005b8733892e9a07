import { type Context, Hono } from 'hono'
import { administration, doors } from './accounts/routes.tsx'
import { settings } from './accounts/settings-routes.tsx'
import { articles } from './articles/routes.tsx'
import { claims } from './claims/routes.tsx'
import { log } from './events/routes.tsx'
import { crowd } from './forecasts/crowd-routes.tsx'
import { cloakroom, forecasts } from './forecasts/routes.tsx'
import { desk } from './front/desk-routes.tsx'
import { front } from './front/routes.tsx'
import { context } from './http/context.ts'
import type { HttpEnv, Site } from './http/env.ts'
import { notFound, onError } from './http/errors.tsx'
import { headers } from './http/headers.ts'
import { health } from './http/health.ts'
import { keepable } from './http/keepable.ts'
import { lastCopy } from './http/last-copy.tsx'
import { bodySize, writeRate } from './http/limits.ts'
import { requestLog } from './http/request-log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { steadyClock } from './http/steady-clock.ts'
import { apart } from './leaderboards/apart-routes.tsx'
import { leaderboards } from './leaderboards/routes.tsx'
import { tournaments } from './leaderboards/tournament-routes.tsx'
import { personal } from './personal/routes.tsx'
import { questions } from './questions/routes.tsx'
import { resolutions } from './resolutions/routes.tsx'
import { scores } from './scores/routes.tsx'

/** The site's table of contents: every edge, and what stands before all of them. */
export function createApp(siteOf: (c: Context) => Site) {
  const app = new Hono<HttpEnv>()
    .onError(onError)
    .use(headers)
    .get('/healthz', (c) => c.text('alive'))
    .use(requestLog)
    .use('/', lastCopy())
    .use(context(siteOf))
    .use(keepable, sameOrigin, bodySize, steadyClock, writeRate)
    .route('/', health)
    .route('/', front)
    .route('/', desk)
    .route('/', doors(cloakroom))
    .route('/', settings)
    .route('/', administration)
    .route('/', articles)
    .route('/', claims)
    .route('/', resolutions)
    .route('/', forecasts)
    .route('/', crowd)
    .route('/', questions)
    .route('/', personal)
    .route('/', scores)
    .route('/', leaderboards)
    .route('/', tournaments)
    .route('/', apart)
    .route('/', log)
  return app.notFound(notFound(app.routes))
}
