import { Hono } from 'hono'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { HelpPage } from '#views/front/help-page.tsx'

export const front = new Hono<HttpEnv>().get('/help', (c) =>
  render(c, { title: 'Help', part: <HelpPage /> }),
)
