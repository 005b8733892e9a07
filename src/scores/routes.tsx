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
import { missing } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { BesidePage } from '#views/scores/beside-page.tsx'
import { TrackRecordPart } from '#views/scores/track-record.tsx'
import { VerificationPart } from '#views/scores/verification.tsx'
import { apartNow } from './apart.ts'
import { headToHeadOf, meetingsAfter } from './head-to-head.ts'
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
    const beside = actor && actor.id !== id ? actor.handle : undefined
    const shown = { lines: rows, sum, after, beside, apart: (await apartNow(db)).has(id) }
    const part = <TrackRecordPart {...{ handle, role, record, open, minimum, ...shown }} />
    return render(c, { title: handle, part })
  })

  .get('/forecasters/:handle/beside/:other', async (c) => {
    const { db } = c.var.ctx
    const names = [c.req.param('handle'), c.req.param('other')]
    const renamed = [await renamedFrom(db, names[0] ?? ''), await renamedFrom(db, names[1] ?? '')]
    if (renamed.some(Boolean)) {
      const [handle, other] = names.map((name, index) => encodeURIComponent(renamed[index] ?? name))
      return c.redirect(`/forecasters/${handle}/beside/${other}`, 301)
    }
    const own = await findPerson(db, names[0] ?? '')
    const other = await findPerson(db, names[1] ?? '')
    if (own.id === other.id) throw missing()
    const told = await headToHeadOf(db, { own: own.id, other: other.id })
    const page = meetingsAfter(told.meetings, c.req.query('after'))
    const part = <BesidePage handle={own.handle} other={other.handle} {...{ told, page }} />
    return render(c, { title: sentence`${own.handle} beside ${other.handle}`, part })
  })
