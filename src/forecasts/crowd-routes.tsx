import { type Context, Hono } from 'hono'
import { readClock } from '#src/db/clock.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render, wantsPart } from '#src/http/render.tsx'
import { findQuestion, revisionsOf } from '#src/questions/queries.ts'
import { entriesOf } from '#src/resolutions/queries.ts'
import { HistoryChart } from '#views/charts/history-chart.tsx'
import { Crowd } from '#views/forecasts/crowd.tsx'
import { ForecastPage } from '#views/forecasts/forecast-page.tsx'
import { crowdSeenBy } from './crowd.ts'
import { crowdPointsSeenBy } from './crowd-queries.ts'
import { readRange } from './filter.ts'
import { lookAtCrowd } from './look-at-crowd.ts'
import { forecastsBy, standingForecast } from './queries.ts'

type C = Context<HttpEnv>

/** What the others say of a question, now and over time. */
export const crowd = new Hono<HttpEnv>()
  .get('/questions/:id/crowd', (c) => show(c))
  .post('/questions/:id/looks', async (c) => {
    await once(c, await readForm(c), (ctx) => lookAtCrowd(ctx, pathId(c)))
    if (!wantsPart(c)) return c.redirect(`/questions/${pathId(c)}#crowd`, 303)
    c.header('hx-trigger', 'crowd-seen')
    return show(c)
  })

  .get('/questions/:id/history', async (c) => {
    const { ctx } = c.var
    const question = await findQuestion(ctx, pathId(c))
    const part = (
      <HistoryChart
        question={question}
        {...readRange(c.req.query())}
        now={await readClock(ctx.db)}
        points={await crowdPointsSeenBy(ctx, question.id)}
        mine={ctx.actor ? await forecastsBy(ctx.db, ctx.actor.id, question.id) : []}
        revisions={await revisionsOf(ctx.db, question.id)}
        entries={await entriesOf(ctx.db, question.id)}
      />
    )
    const page = <ForecastPage question={question}>{part}</ForecastPage>
    return render(c, { title: question.title, part, page })
  })

async function show(c: C) {
  const { ctx } = c.var
  const question = await findQuestion(ctx, pathId(c))
  const own = ctx.actor && (await standingForecast(ctx.db, ctx.actor.id, question.id))?.value
  const part = <Crowd {...{ question, own }} crowd={await crowdSeenBy(ctx, question)} />
  const page = <ForecastPage question={question}>{part}</ForecastPage>
  return render(c, { title: question.title, part, page })
}
