import { Hono } from 'hono'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { sentence } from '#src/lib/sentence.ts'
import { Standings } from '#views/leaderboards/standings.tsx'
import { readBoardFilter } from './filter.ts'
import { findBoard, linesOf, placeOf } from './queries.ts'

const LINES_ABOVE = 5

export const leaderboards = new Hono<HttpEnv>().get('/leaderboards', async (c) => {
  const { db, actor } = c.var.ctx
  const { board, around, ignored } = readBoardFilter(c.req.query())
  const found = await findBoard(db, board)
  const isSought = around === 'me' && actor !== undefined
  const place = isSought ? await placeOf(db, board, actor.id) : undefined
  const start = place ? String(Math.max(0, place.position - LINES_ABOVE)) : c.req.query('after')
  const { rows, after } = await linesOf(db, board, start)
  const part = (
    <Standings
      {...{ board, ignored, found, after }}
      lines={rows}
      viewer={actor?.id}
      sought={isSought ? (place ? 'found' : 'missed') : undefined}
    />
  )
  return render(c, { title: sentence`Leaderboards`, part })
})
