import { type Context, Hono } from 'hono'
import { findArticle } from '#src/articles/queries.ts'
import { findClaim } from '#src/claims/queries.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { toldInRows } from '#src/forecasts/rows.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { sentence } from '#src/lib/sentence.ts'
import { findSite } from '#src/site/queries.ts'
import { HelpPage } from '#views/front/help-page.tsx'
import { HomePage } from '#views/front/home-page.tsx'
import { chapters, ScoringPage } from '#views/front/scoring-page.tsx'
import { closingSoon, justResolved, type Lead, leadQuestion, worthForecasting } from './queries.ts'

const MOST_CLOSING = 3
const MOST_OPEN = 7
const MOST_RESOLVED = 5

export const front = new Hono<HttpEnv>()
  .get('/', async (c) => {
    const { ctx } = c.var
    const lead = await findLead(ctx)
    const led = lead ? [lead.question] : []
    const closing = await closingSoon(ctx, { besides: led, most: MOST_CLOSING })
    const open = await worthForecasting(ctx, { besides: [...led, ...closing], most: MOST_OPEN })
    const told = await toldInRows(ctx, [...led, ...closing, ...open])
    const resolved = await justResolved(ctx, MOST_RESOLVED)
    const part = <HomePage {...{ lead, closing, open, told, resolved }} actor={ctx.actor} />
    return render(c, { title: sentence`What will come true?`, part })
  })
  .get('/help', async (c) => {
    const { preset } = await findSite(c.var.ctx.db)
    return render(c, { title: sentence`Help`, part: <HelpPage preset={preset} /> })
  })
  .get('/help/scoring', (c) => scoring(c, 'forecasts'))
  .get('/help/scoring/skill', (c) => scoring(c, 'skill'))
  .get('/help/scoring/calibration', (c) => scoring(c, 'calibration'))

const scoring = (c: Context<HttpEnv>, chapter: keyof typeof chapters) =>
  render(c, {
    title: sentence`How scores are made`,
    part: <ScoringPage chapter={chapters[chapter]} />,
  })

async function findLead(ctx: Ctx): Promise<Lead | undefined> {
  const question = await leadQuestion(ctx)
  if (!question) return undefined
  const claim = await findClaim(ctx.db, question.claim_id)
  return { question, claim, article: await findArticle(ctx.db, claim.article_id) }
}
