import { type Context, Hono } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { allow } from '#src/accounts/policy.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { crowdsSeenBy } from '#src/forecasts/crowd.ts'
import { type DeskEntry, type DeskRow, deskOf, deskRows, readDesk } from '#src/forecasts/desk.ts'
import { listQuestions } from '#src/forecasts/list-questions.ts'
import { makeForecasts, type RowResult } from '#src/forecasts/make-forecasts.ts'
import { toldInRows } from '#src/forecasts/rows.ts'
import { trendsSeenBy } from '#src/forecasts/trend.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { once, readForm } from '#src/http/once.ts'
import { render, type Shown, wantsPart } from '#src/http/render.tsx'
import { attempt, Refusal } from '#src/lib/refusal.ts'
import { sentence, together } from '#src/lib/sentence.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { DeskPage } from '#views/front/desk-page.tsx'
import { DeskRows, type DeskRowsProps } from '#views/front/desk-rows.tsx'
import { FirstQuestions } from '#views/front/first-questions.tsx'
import { viewOf } from '#views/kinds/index.ts'
import { Pager } from '#views/parts/pager.tsx'
import { newlyResolved, ownDrafts } from './queries.ts'

type C = Context<HttpEnv>

const MOST_FIRST = 5

export const desk = new Hono<HttpEnv>()
  .get('/desk', async (c) => {
    const { ctx } = c.var
    allow(ctx.actor, 'keep_account')
    const { rows, after } = await deskOf(ctx, c.req.query('after'))
    const saved = new Set(c.req.query('saved')?.split('.').map(Number))
    const more = <Pager path="/desk" after={after} />
    const part = rows.length > 0 ? await rowsPart(ctx, rows, { saved }) : await firstPart(ctx)
    return showDesk(c, { part, more })
  })
  .post('/desk', async (c) => {
    const form = await readForm(c)
    const sent = readDesk(form.fields)
    let results: Results | undefined
    const { refusal } = await attempt(
      once(c, form, async (ctx) => {
        results = await makeForecasts(ctx, sent)
        // A desk is its owner's: what was made are rows of it.
        return { id: allow(ctx.actor, 'forecast').id }
      }),
    )
    return answerDesk(c, sent, results, refusal)
  })

type Results = Map<number, RowResult>

/** Without script a desk that is wholly saved is shown anew; rows that were refused stay open. */
async function answerDesk(c: C, sent: DeskEntry[], results?: Results, refused?: Refusal) {
  const { ctx } = c.var
  const saved = new Set(sent.flatMap(({ question_id: id }) => (results?.get(id)?.made ? id : [])))
  const refusals = new Map(
    [...(results ?? [])].flatMap(([id, { refusal }]) => (refusal ? [[id, refusal]] : [])),
  )
  const told = results ? whatHappened(saved.size, refusals.size) : SENT_TWICE
  if (results && refusals.size === 0 && !wantsPart(c)) {
    await setFlash(c, told)
    return c.redirect(saved.size > 0 ? `/desk?saved=${[...saved].join('.')}` : '/desk', 303)
  }
  const ids = sent.map(({ question_id }) => question_id)
  const rows = await deskRows(ctx, ids)
  const refusal = refused ?? summed(refusals, rows, told)
  const open = sent.filter(({ question_id }) => !saved.has(question_id))
  const typed = new Map(open.map((row) => [row.question_id, row.typed]))
  // With script the status line says it, and the rows refused or the first one saved has the focus.
  const said = wantsPart(c) && (refusals.size > 0 || saved.size > 0) ? undefined : told
  const part = await rowsPart(ctx, rows, { saved, refusals, typed, refusal, told: said })
  return showDesk(c, { part, refusal, status: refused ? undefined : told })
}

const SENT_TWICE = sentence`Sent twice, saved once: what was saved stands beside each field.`

function whatHappened(saved: number, refused: number): string {
  if (saved === 0)
    return refused
      ? sentence`Nothing was saved.`
      : sentence`Nothing was changed, so nothing is saved.`
  const done = saved === 1 ? sentence`Saved: 1 forecast.` : sentence`Saved: ${saved} forecasts.`
  if (refused === 0) return done
  return together(
    done,
    refused === 1 ? sentence`Not saved: 1 row.` : sentence`Not saved: ${refused} rows.`,
  )
}

/** What was not saved, a line for each row, beside what was. */
function summed(refusals: Map<number, Refusal>, rows: SeenQuestion[], told: string) {
  if (refusals.size === 0) return undefined
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  const lines = [...refusals].map(([id, refusal]) => [
    refusal.kind === 'invalid' ? `chance-${id}` : `desk-${id}`,
    together(sentence`${titles.get(id) ?? id} ·`, refusal.told),
  ])
  const isTooLate = [...refusals.values()].every(({ kind }) => kind === 'conflict')
  return new Refusal(isTooLate ? 'conflict' : 'invalid', 'rows', told, {
    fields: Object.fromEntries(lines),
  })
}

type Told = Partial<Omit<DeskRowsProps, 'rows' | 'crowds' | 'trends'>>

const rowsPart = async (ctx: Ctx, rows: DeskRow[], told: Told) => (
  <DeskRows
    {...{ rows, ...told }}
    crowds={await crowdsSeenBy(ctx, rows)}
    trends={await trendsSeenBy(ctx, rows)}
  />
)

/** Where nothing stands: what closes first and can be forecast in its row. */
async function firstPart(ctx: Ctx) {
  const { rows } = await listQuestions(ctx, { unanswered: 'yes' })
  const questions = rows.filter(({ spec }) => viewOf(spec).RowInput).slice(0, MOST_FIRST)
  return <FirstQuestions questions={questions} told={await toldInRows(ctx, questions)} />
}

type Desk = { part: JSX.Element; more?: JSX.Element } & Pick<Shown, 'refusal' | 'status'>

async function showDesk(c: C, { part, more, refusal, status }: Desk) {
  const { ctx } = c.var
  const page = (
    <DeskPage resolved={await newlyResolved(ctx)} drafts={await ownDrafts(ctx)}>
      {part}
      {more}
    </DeskPage>
  )
  return render(c, { title: sentence`My desk`, part, page, refusal, status })
}
