import { type Context, Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import { claimsOnQuestions } from '#src/claims/queries.ts'
import { crowdsSeenBy } from '#src/forecasts/crowd.ts'
import { ownStanding, standingForecast } from '#src/forecasts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render } from '#src/http/render.tsx'
import { attempt, missing, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { isPersonal } from '#src/questions/question.ts'
import { ForecastPage } from '#views/forecasts/forecast-page.tsx'
import { Queue } from '#views/resolutions/queue.tsx'
import { Resolution } from '#views/resolutions/resolution.tsx'
import { ResolutionFormPage } from '#views/resolutions/resolution-form-page.tsx'
import { WaitingPage } from '#views/resolutions/waiting-page.tsx'
import { type Preview, previewResolution } from './preview-resolution.ts'
import { proposeResolution } from './propose-resolution.ts'
import { dueQuestions, entriesOf, unacceptedQuestions } from './queries.ts'

type C = Context<HttpEnv>

export const resolutions = new Hono<HttpEnv>()
  .get('/moderation', async (c) => {
    const { ctx } = c.var
    allow(ctx.actor, 'resolve')
    const [due, unaccepted] = [await dueQuestions(ctx), await unacceptedQuestions(ctx)]
    const ids = due.map(({ id }) => id)
    const [stakes, claims] = [await ownStanding(ctx, ids), await claimsOnQuestions(ctx.db, ids)]
    const crowds = await crowdsSeenBy(ctx, due)
    return render(c, {
      title: sentence`Moderation`,
      part: <Queue {...{ due, unaccepted, stakes, claims, crowds }} />,
    })
  })

  .get('/questions/:id/resolutions', async (c) => {
    const question = await findQuestion(c.var.ctx, pathId(c))
    const entries = await entriesOf(c.var.ctx.db, question.id)
    const part = <Resolution {...{ question, entries }} />
    const page = <ForecastPage question={question}>{part}</ForecastPage>
    return render(c, { title: question.title, part, page })
  })
  .get('/questions/:id/resolutions/new', (c) => showForm(c))

  .post('/questions/:id/resolutions/previews', async (c) => {
    const { fields } = await readForm(c)
    const { refusal, made } = await attempt(previewResolution(c.var.ctx, pathId(c), fields))
    return refusal ? showForm(c, refusal, fields) : showForm(c, undefined, fields, made)
  })
  .post('/questions/:id/resolutions', async (c) => {
    const form = await readForm(c)
    const { refusal, made } = await attempt(
      once(c, form, (ctx) => proposeResolution(ctx, pathId(c), form.fields)),
    )
    if (refusal) return showForm(c, refusal, form.fields)
    await setFlash(c, sentence`The resolution is saved and public.`)
    return c.redirect(`/questions/${made.id}`, 303)
  })

async function showForm(c: C, refusal?: Refusal, typed: Fields = {}, preview?: Preview) {
  const { ctx } = c.var
  const { id } = allow(ctx.actor, 'resolve')
  const question = await findQuestion(ctx, pathId(c))
  if (isPersonal(question)) throw missing('question')
  const title = sentence`Resolve: ${question.title}`
  if (question.state === 'proposed' && !refusal)
    return render(c, { title, part: <WaitingPage question={question} /> })
  const stake = await standingForecast(ctx.db, id, question.id)
  const entries = refusal?.code === 'moved_on' ? await entriesOf(ctx.db, question.id) : undefined
  const part = <ResolutionFormPage {...{ question, stake, refusal, typed, preview, entries }} />
  return render(c, { title, part, refusal })
}
