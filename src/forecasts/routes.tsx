import { type Context, Hono } from 'hono'
import type { Cloakroom } from '#src/accounts/cloakroom.ts'
import type { Forecast } from '#src/db/schema.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render, wantsPart } from '#src/http/render.tsx'
import { makeVisitor } from '#src/http/visitor.ts'
import { kindOf, type Value } from '#src/kinds/index.ts'
import { stepped } from '#src/lib/chance.ts'
import { ownPath } from '#src/lib/own-path.ts'
import { readCursor } from '#src/lib/page.ts'
import { parse } from '#src/lib/parse.ts'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { utcTime } from '#src/lib/utc.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { ForecastPage } from '#views/forecasts/forecast-page.tsx'
import { ForecastPanel } from '#views/forecasts/forecast-panel.tsx'
import { viewOf } from '#views/kinds/index.ts'
import { Row, type RowProps } from '#views/questions/row.tsx'
import { crowdSeenBy } from './crowd.ts'
import { sawCrowdFirst } from './crowd-queries.ts'
import { deliverDrafts } from './deliver-drafts.ts'
import { keepDraft } from './keep-draft.ts'
import { makeForecast } from './make-forecast.ts'
import { draftsOf, forecastsBy, nextUnanswered } from './queries.ts'
import { refuseDoubtful } from './refuse-doubtful.ts'
import { trendsSeenBy } from './trend.ts'
import { withdrawForecast } from './withdraw-forecast.ts'

type C = Context<HttpEnv>

/** What the doors are told of forecasts that wait for an account. */
export const cloakroom: Cloakroom = { waiting: draftsOf, handOver: deliverDrafts }

export const forecasts = new Hono<HttpEnv>()
  .get('/questions/next', async (c) => {
    const [after = 0] = readCursor(c.req.query('after'), 1) ?? []
    const next = await nextUnanswered(c.var.ctx, after)
    return c.redirect(next ? pathOf(next) : '/questions', 303)
  })
  .get('/questions/:id/forecasts', (c) => show(c))
  .post('/questions/:id/forecasts', async (c) => {
    const form = await readForm(c)
    const { confirmed, step, preview, back: _, ...fields } = form.fields
    if (step) {
      const bp = stepped(fields.bp ?? '', Number(step) || 0)
      return show(c, { typed: { ...fields, bp }, unsaved: sentence`Not saved yet: ${bp}%.` })
    }
    if (preview) return showPreview(c, fields)
    if (!c.var.ctx.actor) return keep(c, form.fields, fields)

    const { refusal } = await attempt(
      once(c, form, async (ctx) => {
        await refuseDoubtful(ctx, pathId(c), { typed: fields, confirmed })
        return makeForecast(ctx, pathId(c), fields)
      }),
    )
    return answer(c, refusal, form.fields)
  })
  .post('/questions/:id/withdrawals', async (c) => {
    const form = await readForm(c)
    if (form.fields.confirmed !== 'yes') return show(c, { asksBack: 'withdrawal' })
    const { refusal } = await attempt(once(c, form, (ctx) => withdrawForecast(ctx, pathId(c))))
    return answer(c, refusal)
  })

/** After a write: the part for htmx with what else changed on the page, or back to the page. */
async function answer(c: C, refusal?: Refusal, typed: Fields = {}) {
  if (refusal) return show(c, { refusal, typed })
  const question = await findQuestion(c.var.ctx, pathId(c))
  const status = whatHappened(question, await ownOf(c, question.id))
  if (wantsPart(c)) {
    c.header('hx-trigger', 'forecast-saved')
    return show(c, { status, typed: { back: typed.back ?? '' } })
  }
  await setFlash(c, status)
  return c.redirect(pageOf(c, typed), 303)
}

const isRow = (c: C) => c.req.query('view') === 'row'

/** The page a row stands in. */
const listOf = ({ back }: Fields) => (back ? ownPath(back) : '/questions').replace(/#.*/, '')

/** Where the form stood: a row of a list, or the question. */
const pageOf = (c: C, typed: Fields) =>
  isRow(c) ? `${listOf(typed)}#row-${pathId(c)}` : `/questions/${pathId(c)}#forecast-panel`

/** What the newest forecast is beside the one before it, in words. */
function whatHappened({ spec }: SeenQuestion, [newest, before]: Forecast[]): string {
  if (!newest) return sentence`You have no forecast here.`
  const at = utcTime(newest.made_at)
  if (!newest.value) return sentence`Your forecast ended at ${at}.`
  const said = viewOf(spec).words(newest.value, spec)
  const isSame = before?.value && viewOf(spec).words(before.value, spec) === said
  return isSame
    ? sentence`Unchanged: ${said}, said again at ${at}.`
    : sentence`Saved: ${said} at ${at}.`
}

const ownOf = async ({ var: { ctx } }: C, question_id: number) =>
  ctx.actor ? forecastsBy(ctx.db, ctx.actor.id, question_id) : []

/** Reads the form and draws what it says; writes nothing. */
async function showPreview(c: C, typed: Fields) {
  const { spec } = await findQuestion(c.var.ctx, pathId(c))
  const { refusal, made } = await attempt((async () => parse(kindOf(spec).valueFor(spec), typed))())
  return show(c, { typed, ...(refusal ? { refusal } : { preview: made }) })
}

type Told = {
  /** What the form says, drawn before it is saved. */
  preview?: Value
  refusal?: Refusal
  typed?: Fields
  status?: string
  /** What a step made of the form, which nothing has saved. */
  unsaved?: string
  /** What is done only after it was asked back. */
  asksBack?: 'withdrawal'
}

/** The part alone for htmx, in a page of its own for a plain browser. */
async function show(c: C, { refusal, typed = {}, status, asksBack, unsaved, preview }: Told = {}) {
  const { ctx } = c.var
  const question = await findQuestion(ctx, pathId(c))
  const mine = await ownOf(c, question.id)
  const sawCrowd = await sawCrowdFirst(ctx, question.id)
  const isNew = status !== undefined
  const told = { question, mine, sawCrowd, refusal, typed, asksBack, unsaved, preview, isNew }
  const part = isRow(c) ? await rowOf(c, told) : <ForecastPanel {...told} actor={ctx.actor} />
  const page = (
    <ForecastPage question={question}>
      {isRow(c) ? <ul class="list">{part}</ul> : part}
    </ForecastPage>
  )
  return render(c, { title: question.title, part, page, refusal, status: status ?? unsaved })
}

type RowTold = Omit<RowProps, 'crowd' | 'own' | 'trend' | 'back'> & {
  mine: Forecast[]
  typed: Fields
}

async function rowOf({ var: { ctx } }: C, { mine, ...told }: RowTold) {
  const { question, typed } = told
  const trend = (await trendsSeenBy(ctx, [question])).get(question.id)
  const crowd = await crowdSeenBy(ctx, question)
  const own = mine[0]?.value ?? undefined
  return <Row {...{ ...told, crowd, own, trend }} back={listOf(typed)} />
}

/** A guest, or somebody whose session ended while typing: the forecast waits for an account. */
async function keep(c: C, typed: Fields, fields: Fields) {
  const { ctx } = c.var
  const id = pathId(c)
  const { refusal } = await attempt(
    (async () => {
      await refuseDoubtful(ctx, id, { typed: fields, confirmed: typed.confirmed })
      return keepDraft(ctx, await makeVisitor(c), id, fields)
    })(),
  )
  if (refusal) return show(c, { refusal, typed })
  const next = isRow(c) ? pageOf(c, typed) : `/questions/${id}`
  const door = `/sign-up?next=${encodeURIComponent(next)}`
  if (!wantsPart(c)) return c.redirect(door, 303)
  c.header('hx-redirect', door)
  return c.body(null, 204)
}
