import { Hono } from 'hono'
import { findPerson } from '#src/accounts/queries.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { forecastsBy } from '#src/forecasts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { findBoard } from '#src/leaderboards/queries.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { TrackRecordPart } from '#views/scores/track-record.tsx'
import { piecesOf } from './own-score.ts'
import type { RecordLine } from './track-record.ts'
import { trackRecord } from './track-record.ts'

const MOST_SHOWN = 25
const SMALLEST_MINIMUM = 3

export const scores = new Hono<HttpEnv>().get('/forecasters/:handle', async (c) => {
  const { ctx } = c.var
  const { id, handle, role } = await findPerson(ctx.db, c.req.param('handle'))
  const record = await trackRecord(ctx.db, id)
  const lines = await Promise.all(
    record.lines
      .slice(0, MOST_SHOWN)
      .map(async (line) => ({ ...line, pieces: await toldPieces(ctx, id, line) })),
  )
  const minimum = (await findBoard(ctx.db, 'skill'))?.summary.minimum ?? SMALLEST_MINIMUM
  const part = <TrackRecordPart {...{ handle, role, record, lines, minimum }} />
  return render(c, { title: handle, part })
})

/** The stretches behind a score; on a resolved question everybody may see them. */
async function toldPieces(
  ctx: Ctx,
  person_id: number,
  { question_id, outcome, known_at }: RecordLine,
) {
  if (!outcome || !known_at) return []
  const said = await forecastsBy(ctx.db, person_id, question_id)
  return piecesOf(await findQuestion(ctx, question_id), { outcome, known_at }, said.toReversed())
}
