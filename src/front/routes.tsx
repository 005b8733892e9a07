import { Hono } from 'hono'
import { findArticle } from '#src/articles/queries.ts'
import { findClaim } from '#src/claims/queries.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { crowdsSeenBy } from '#src/forecasts/crowd.ts'
import { listQuestions } from '#src/forecasts/list-questions.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { render } from '#src/http/render.tsx'
import { HelpPage } from '#views/front/help-page.tsx'
import { HomePage } from '#views/front/home-page.tsx'
import { leadQuestion } from './queries.ts'

const MOST_OPEN = 8
const MOST_RESOLVED = 5

export const front = new Hono<HttpEnv>()
  .get('/', async (c) => {
    const { ctx } = c.var
    const open = (await listQuestions(ctx, { state: 'open' })).rows.slice(0, MOST_OPEN)
    const ended = (await listQuestions(ctx, { state: 'resolved' })).rows
    const resolved = ended.filter(({ archived_at }) => !archived_at).slice(0, MOST_RESOLVED)
    const lead = await findLead(ctx)
    const crowds = await crowdsSeenBy(ctx, [...open, ...resolved, ...(lead ? [lead.question] : [])])
    const part = <HomePage {...{ lead, open, resolved, crowds }} actor={ctx.actor} />
    return render(c, { title: 'What will come true?', part })
  })
  .get('/help', (c) => render(c, { title: 'Help', part: <HelpPage /> }))

/** The newest claim whose own question is open: what the site is about, in one example. */
async function findLead(ctx: Ctx) {
  const question = await leadQuestion(ctx)
  if (!question) return undefined
  const claim = await findClaim(ctx.db, question.claim_id)
  return { question, claim, article: await findArticle(ctx.db, claim.article_id) }
}
