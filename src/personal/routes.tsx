import { type Context, Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { ownStanding } from '#src/forecasts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render } from '#src/http/render.tsx'
import { attempt, missing, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { linkTo } from '#src/questions/audience.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { ForecastPage } from '#views/forecasts/forecast-page.tsx'
import { AuthorTools } from '#views/personal/author-tools.tsx'
import { FastEntry } from '#views/personal/fast-entry.tsx'
import { PersonalPage } from '#views/personal/personal-page.tsx'
import { askForOneself } from './ask-for-oneself.ts'
import { changeAudience } from './change-audience.ts'
import { ownRecord } from './own-record.ts'
import { ownQuestions } from './queries.ts'
import { readLine } from './read-line.ts'
import { resolveOwn } from './resolve-own.ts'

type C = Context<HttpEnv>

export const personal = new Hono<HttpEnv>()
  .get('/personal', async (c) => {
    const part = await pageAround(c, <FastEntry />)
    return render(c, { title: sentence`For yourself`, part })
  })
  .post('/personal/readings', async (c) => {
    const { fields } = await readForm(c)
    const { refusal, made } = await attempt(readLine(c.var.ctx, fields))
    const entry = made ? (
      <FastEntry {...made} />
    ) : (
      <FastEntry refusal={refusal} line={fields.line} />
    )
    return showEntry(c, entry, refusal)
  })
  .post('/personal/questions', async (c) => {
    const form = await readForm(c)
    const { refusal } = await attempt(once(c, form, (ctx) => askForOneself(ctx, form.fields)))
    if (refusal) return showEntry(c, <FastEntry refusal={refusal} typed={form.fields} />, refusal)
    await setFlash(c, sentence`Your question and your forecast on it are saved. The next one?`)
    return c.redirect('/personal', 303)
  })
  .post('/questions/:id/audiences', (c) =>
    move(c, sentence`Saved: who sees this question.`, changeAudience),
  )
  .post('/questions/:id/own-resolutions', (c) =>
    move(c, sentence`Saved: how it ended.`, resolveOwn),
  )

/** The entry alone for htmx, above one's questions for a plain browser. */
async function showEntry(c: C, part: ReturnType<typeof FastEntry>, refusal?: Refusal) {
  return render(c, {
    title: sentence`For yourself`,
    part,
    page: await pageAround(c, part),
    refusal,
  })
}

async function pageAround(c: C, entry: ReturnType<typeof FastEntry>) {
  const { ctx } = c.var
  allow(ctx.actor, 'ask_oneself')
  const { rows, after } = await ownQuestions(ctx, c.req.query('after'))
  const said = await ownStanding(
    ctx,
    rows.map(({ id }) => id),
  )
  const record = await ownRecord(ctx)
  return (
    <PersonalPage {...{ said, record, after }} questions={rows}>
      {entry}
    </PersonalPage>
  )
}

type Move = (ctx: Ctx, id: number, fields: Fields) => Promise<{ id: number }>

/** What the author alone does with a question: back to it, or the form with what is wrong. */
async function move(c: C, done: string, work: Move) {
  const form = await readForm(c)
  const id = pathId(c)
  const { refusal } = await attempt(once(c, form, (ctx) => work(ctx, id, form.fields)))
  const question = await findQuestion(c.var.ctx, id)
  if (!refusal) {
    await setFlash(c, done)
    return c.redirect(pathOf(question), 303)
  }
  if (question.author_id !== c.var.ctx.actor?.id) throw missing('question')
  const link = linkTo(question, c.var.site.config)
  const part = <AuthorTools {...{ question, link, refusal }} typed={form.fields} />
  const page = <ForecastPage question={question}>{part}</ForecastPage>
  return render(c, { title: question.title, part, page, refusal })
}
