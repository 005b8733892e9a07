import { type Context, Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import { findArticle, findArticleBySlug, newestVersion } from '#src/articles/queries.ts'
import { toldInRows } from '#src/forecasts/rows.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render } from '#src/http/render.tsx'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { questionsOnClaims } from '#src/questions/queries.ts'
import { ClaimCard } from '#views/claims/claim-card.tsx'
import { ClaimFormPage } from '#views/claims/claim-form-page.tsx'
import { ClaimPage } from '#views/claims/claim-page.tsx'
import { findClaim } from './queries.ts'
import { lookFor, quoteClaim } from './quote-claim.ts'

type C = Context<HttpEnv>

export const claims = new Hono<HttpEnv>()
  .get('/articles/:slug/claims/new', (c) => showForm(c))
  .post('/articles/:slug/claims', async (c) => {
    const form = await readForm(c)
    const { id } = await findArticleBySlug(c.var.ctx.db, c.req.param('slug'))
    const { refusal, made } = await attempt(
      once(c, form, (ctx) => quoteClaim(ctx, id, form.fields)),
    )
    if (refusal) return showForm(c, refusal, form.fields)
    await setFlash(c, sentence`The claim is quoted. Ask a question that tests it.`)
    return c.redirect(`/questions/new?claim=${made.id}`, 303)
  })

  .get('/claims/:id', async (c) => {
    const { ctx } = c.var
    const claim = await findClaim(ctx.db, pathId(c))
    const article = await findArticle(ctx.db, claim.article_id)
    const questions = await questionsOnClaims(ctx, [claim.id])
    const told = await toldInRows(ctx, questions)
    const shared = { claim, article, questions, told, actor: ctx.actor }
    const page = <ClaimPage {...shared} />
    const card = <ClaimCard {...shared} />
    const part = c.req.query('view') === 'card' ? card : page
    return render(c, { title: claim.short, part, page })
  })

async function showForm(c: C, refusal?: Refusal, typed: Fields = {}) {
  const { ctx } = c.var
  allow(ctx.actor, 'edit_articles')
  const article = await findArticleBySlug(ctx.db, c.req.param('slug') ?? '')
  const version = await newestVersion(ctx.db, article.id)
  const quote = typed.quote ?? c.req.query('quote') ?? ''
  const { exact, places } = lookFor(version, quote, typed.paragraph ?? '')
  const shown = { statement: exact, ...typed, quote }
  const keepsText = version.text !== null
  const part = <ClaimFormPage {...{ article, places, refusal, keepsText }} typed={shown} />
  return render(c, { title: sentence`Quote a claim`, part, refusal })
}
