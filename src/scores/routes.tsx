import { Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import { findPerson, renamedFrom } from '#src/accounts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { verdictOf, verifySite } from '#src/jobs/verify-site.ts'
import { ALL, minimumOn } from '#src/leaderboards/board.ts'
import { sumPath } from '#src/leaderboards/filter.ts'
import { asPlatform, platformInForce } from '#src/leaderboards/platform.ts'
import { findBoard } from '#src/leaderboards/queries.ts'
import { sentence } from '#src/lib/sentence.ts'
import { TrackRecordPart } from '#views/scores/track-record.tsx'
import { VerificationPart } from '#views/scores/verification.tsx'
import { openForecastsOf } from './queries.ts'
import { linesAfter, trackRecord } from './track-record.ts'

const MOST_OPEN = 25
const SMALLEST_MINIMUM = 3

export const scores = new Hono<HttpEnv>()
  .get('/admin/verification', async (c) => {
    allow(c.var.ctx.actor, 'administer')
    const found = await verifySite(c.var.ctx.db)
    const part = <VerificationPart found={found} verdict={verdictOf(found)} />
    return render(c, { title: sentence`Verification`, part })
  })

  .get('/forecasters/:handle', async (c) => {
    const { db, actor } = c.var.ctx
    const renamed = await renamedFrom(db, c.req.param('handle'))
    if (renamed) return c.redirect(`/forecasters/${renamed}`, 301)
    const { id, handle, role } = await findPerson(db, c.req.param('handle'))
    const board = await findBoard(db)
    const platform = asPlatform(await platformInForce(db))
    const rules = { forecasters: board?.forecasters, platform }
    const { lines, ...record } = await trackRecord(db, id, rules)
    const { rows, after } = linesAfter(lines, c.req.query('after'))
    const open = actor?.id === id ? await openForecastsOf(db, id, MOST_OPEN) : undefined
    const minimum = board ? minimumOn(board) : SMALLEST_MINIMUM
    const sum = board && sumPath(ALL, handle, 'person')
    const shown = { lines: rows, sum, after }
    const part = <TrackRecordPart {...{ handle, role, record, open, minimum, ...shown }} />
    return render(c, { title: handle, part })
  })
