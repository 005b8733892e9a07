import { type Context, Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import { claimsOf } from '#src/claims/queries.ts'
import { toldInRows } from '#src/forecasts/rows.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { render } from '#src/http/render.tsx'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { openOnArticles } from '#src/questions/matching.ts'
import { questionsOnClaims } from '#src/questions/queries.ts'
import { normalAddress } from '#src/web/address.ts'
import { ArticleFormPage } from '#views/articles/article-form-page.tsx'
import { ArticleList } from '#views/articles/article-list.tsx'
import { ArticlePage } from '#views/articles/article-page.tsx'
import { addArticle } from './add-article.ts'
import { readArticleFilter } from './filter.ts'
import { keepQuotesOnly } from './keep-quotes-only.ts'
import { listArticles, publishersOf } from './list-articles.ts'
import { findArticle, findArticleBySlug, findByAddress, newestVersion } from './queries.ts'
import { readArticle } from './read-article.ts'

type C = Context<HttpEnv>

export const articles = new Hono<HttpEnv>()
  .get('/articles', async (c) => {
    const { ctx } = c.var
    const filter = readArticleFilter(c.req.query())
    const { rows, ...page } = await listArticles(ctx.db, filter, c.req.query('after'))
    const part = (
      <ArticleList
        {...{ filter, ...page }}
        articles={rows}
        open={
          await openOnArticles(
            ctx,
            rows.map(({ id }) => id),
          )
        }
        publishers={await publishersOf(ctx.db)}
        actor={ctx.actor}
      />
    )
    return render(c, { title: sentence`Articles`, part })
  })

  .get('/articles/new', (c) => showForm(c))
  .post('/articles/new', async (c) => {
    const { ctx, site } = c.var
    const { fields } = await readForm(c)
    const { refusal, made } = await attempt(readArticle(ctx.actor, site.fetchPage, fields))
    if (refusal) return showForm(c, { refusal, typed: { ...fields, url: fields.address ?? '' } })
    const known = made.url && (await findByAddress(ctx.db, normalAddress(made.url)))
    if (!known) return showForm(c, { typed: { ...made, obtained: 'fetch' } })
    await setFlash(c, sentence`This article is already here. Nothing was added.`)
    return c.redirect(`/articles/${known.slug}`, 303)
  })
  .post('/articles', async (c) => {
    const form = await readForm(c)
    const { refusal, made } = await attempt(once(c, form, (ctx) => addArticle(ctx, form.fields)))
    if (refusal) return showForm(c, { refusal, typed: form.fields })
    const { slug } = await findArticle(c.var.ctx.db, made.id)
    await setFlash(c, sentence`Saved. Quote the first claim from the text.`)
    return c.redirect(`/articles/${slug}`, 303)
  })

  .get('/articles/:slug', async (c) => show(c))
  .post('/articles/:slug/rights', async (c) => {
    const form = await readForm(c)
    const { id, slug } = await findArticleBySlug(c.var.ctx.db, c.req.param('slug'))
    const { confirmed, ...fields } = form.fields
    allow(c.var.ctx.actor, 'edit_articles')
    if (fields.rights === 'quote_only' && confirmed !== 'yes') return show(c, { isDropping: true })
    const { refusal } = await attempt(once(c, form, (ctx) => keepQuotesOnly(ctx, id, fields)))
    if (refusal) return show(c, { refusal })
    await setFlash(c, sentence`The text is dropped; the quotes stay.`)
    return c.redirect(`/articles/${slug}`, 303)
  })

function showForm(c: C, { refusal, typed = {} }: { refusal?: Refusal; typed?: Fields } = {}) {
  const { ctx, site } = c.var
  allow(ctx.actor, 'edit_articles')
  const part = <ArticleFormPage {...{ refusal, typed }} canFetch={site.fetchPage !== undefined} />
  return render(c, { title: sentence`Add an article`, part, refusal })
}

type Told = {
  refusal?: Refusal
  /** Whether to drop the text, while that is asked back. */
  isDropping?: boolean
}

async function show(c: C, { refusal, isDropping }: Told = {}) {
  const { ctx } = c.var
  const article = await findArticleBySlug(ctx.db, c.req.param('slug') ?? '')
  const version = await newestVersion(ctx.db, article.id)
  const claims = await claimsOf(ctx.db, article.id)
  const questions = await questionsOnClaims(
    ctx,
    claims.map(({ id }) => id),
  )
  const told = await toldInRows(ctx, questions)
  const part = (
    <ArticlePage {...{ article, version, claims, questions, told, isDropping }} actor={ctx.actor} />
  )
  return render(c, { title: article.title, part, refusal })
}
