import { Hono } from 'hono'
import { findPerson } from '#src/accounts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { findBoard } from '#src/leaderboards/queries.ts'
import { TrackRecordPart } from '#views/scores/track-record.tsx'
import { openForecastsOf } from './queries.ts'
import { trackRecord } from './track-record.ts'

const MOST_SHOWN = 25
const SMALLEST_MINIMUM = 3

export const scores = new Hono<HttpEnv>().get('/forecasters/:handle', async (c) => {
  const { db, actor } = c.var.ctx
  const { id, handle, role } = await findPerson(db, c.req.param('handle'))
  const { lines, ...record } = await trackRecord(db, id)
  const open = actor?.id === id ? await openForecastsOf(db, id, MOST_SHOWN) : undefined
  const minimum = (await findBoard(db, 'skill'))?.summary.minimum ?? SMALLEST_MINIMUM
  const shown = { lines: lines.slice(0, MOST_SHOWN), questions: lines.length }
  const part = <TrackRecordPart {...{ handle, role, record, open, minimum, ...shown }} />
  return render(c, { title: handle, part })
})
