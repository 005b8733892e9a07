import { type Context, Hono } from 'hono'
import { allow, type Right } from '#src/accounts/policy.ts'
import { claimsOnQuestions } from '#src/claims/queries.ts'
import { crowdsSeenBy } from '#src/forecasts/crowd.ts'
import { ownStanding, standingForecast } from '#src/forecasts/queries.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { refuseStale } from '#src/http/fresh.ts'
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
import { type Move, ResolutionFormPage } from '#views/resolutions/resolution-form-page.tsx'
import { WaitingPage } from '#views/resolutions/waiting-page.tsx'
import { correctResolution } from './correct-resolution.ts'
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
  .get('/questions/:id/resolutions/new', (c) => showForm(c, 'resolutions'))
  .post('/questions/:id/resolutions/previews', (c) => preview(c, 'resolutions'))
  .post('/questions/:id/resolutions', (c) =>
    save(c, 'resolutions', sentence`The resolution is saved and public.`),
  )

  .get('/questions/:id/corrections/new', (c) => showForm(c, 'corrections'))
  .post('/questions/:id/corrections/previews', (c) => preview(c, 'corrections'))
  .post('/questions/:id/corrections', (c) => {
    refuseStale(c, `/questions/${pathId(c)}/corrections/new`)
    return save(c, 'corrections', sentence`The correction is saved and public.`)
  })

/** Who may make each move, and what makes it. */
const moves = {
  resolutions: { right: 'resolve', make: proposeResolution },
  corrections: { right: 'correct', make: correctResolution },
} as const satisfies Record<Move, { right: Right; make: typeof proposeResolution }>

async function preview(c: C, move: Move) {
  allow(c.var.ctx.actor, moves[move].right)
  const { fields } = await readForm(c)
  const { refusal, made } = await attempt(previewResolution(c.var.ctx, pathId(c), fields))
  return showForm(c, move, refusal ? { refusal, typed: fields } : { typed: fields, preview: made })
}

async function save(c: C, move: Move, done: string) {
  const form = await readForm(c)
  const { make } = moves[move]
  const { refusal, made } = await attempt(once(c, form, (ctx) => make(ctx, pathId(c), form.fields)))
  if (refusal) return showForm(c, move, { refusal, typed: form.fields })
  await setFlash(c, done)
  return c.redirect(`/questions/${made.id}`, 303)
}

type Told = { refusal?: Refusal; typed?: Fields; preview?: Preview }

async function showForm(c: C, move: Move, { refusal, typed = {}, preview }: Told = {}) {
  const { ctx } = c.var
  const { id } = allow(ctx.actor, moves[move].right)
  const question = await findQuestion(ctx, pathId(c))
  if (isPersonal(question)) throw missing('question')
  const title =
    move === 'corrections'
      ? sentence`Correct: ${question.title}`
      : sentence`Resolve: ${question.title}`
  const hasResult = question.state === 'final' || question.state === 'annulled'
  if (move === 'corrections' && !hasResult && !refusal)
    return c.redirect(`/questions/${question.id}/resolutions/new`, 303)
  if (question.state === 'proposed' && !refusal)
    return render(c, { title, part: <WaitingPage question={question} /> })
  const stake = await standingForecast(ctx.db, id, question.id)
  const entries = await entriesOf(ctx.db, question.id)
  const part = (
    <ResolutionFormPage {...{ move, question, stake, refusal, typed, preview, entries }} />
  )
  return render(c, { title, part, refusal })
}
