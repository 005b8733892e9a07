import { Hono } from 'hono'
import { may } from '#src/accounts/policy.ts'
import { findPerson } from '#src/accounts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { missing } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { CrowdsPage } from '#views/leaderboards/crowds-page.tsx'
import { Standings } from '#views/leaderboards/standings.tsx'
import { SumPage } from '#views/leaderboards/sum-page.tsx'
import { ALL } from './board.ts'
import { runningTable } from './crowd-queries.ts'
import { fieldSkillsOf } from './field-queries.ts'
import { readBoardFilter, readSumFilter } from './filter.ts'
import { cursorAround } from './place.ts'
import { platformInForce } from './platform.ts'
import { findBoard, linesOf } from './queries.ts'
import { nameOf, otherBoards } from './scopes.ts'
import { partsOfLine, sumsOfLine } from './sum-queries.ts'

export const leaderboards = new Hono<HttpEnv>()
  .get('/leaderboards', async (c) => {
    const { db, actor } = c.var.ctx
    const { board: ranking, of, around, ignored } = readBoardFilter(c.req.query())
    const name = await nameOf(db, of)
    const found = await findBoard(db, of)
    const seeks = found && around === 'me' && actor !== undefined
    const place = seeks ? await cursorAround(db, ranking, found, actor.id) : undefined
    const start = place ? place.cursor : c.req.query('after')
    const lines = found ? await linesOf(db, ranking, found, start) : undefined
    const isAudited = ranking === 'skill' && of === ALL && lines
    const part = (
      <Standings
        {...{ ranking, name, ignored, found, lines }}
        platform={await platformInForce(db)}
        others={await otherBoards(db)}
        fields={isAudited ? await fieldSkillsOf(db, lines.rows) : undefined}
        viewer={actor?.id}
        mayRunTournaments={may(actor, 'run_tournaments')}
        sought={seeks ? (place ? 'found' : 'missed') : undefined}
      />
    )
    return render(c, { title: sentence`Leaderboards`, part })
  })

  .get('/leaderboards/crowds', async (c) =>
    render(c, {
      title: sentence`Ways to make a crowd`,
      part: <CrowdsPage {...(await runningTable(c.var.ctx.db))} />,
    }),
  )

  .get('/leaderboards/sum', async (c) => {
    const { db } = c.var.ctx
    const { of, person, row } = readSumFilter(c.req.query())
    const whose = person
      ? { forecaster: 'person' as const, person_id: (await findPerson(db, person)).id }
      : { forecaster: row, person_id: null }
    const board = await findBoard(db, of)
    const opened = board && (await sumsOfLine(db, board, whose))
    if (!board || !opened) throw missing('page')
    const part = (
      <SumPage
        {...opened}
        name={await nameOf(db, of)}
        parts={await partsOfLine(db, board, whose, c.req.query('after'))}
        lambda={(await platformInForce(db)).lambda}
        forecasters={board.forecasters}
      />
    )
    return render(c, { title: sentence`How it adds up`, part })
  })
