import { type Context, Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import { articlesAbout } from '#src/articles/list-articles.ts'
import { articleChoices } from '#src/articles/queries.ts'
import { claimsAbout, claimsOnQuestions, findClaim } from '#src/claims/queries.ts'
import { readClock } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { crowdSeenBy } from '#src/forecasts/crowd.ts'
import { crowdPointsSeenBy, sawCrowdFirst } from '#src/forecasts/crowd-queries.ts'
import { readRange } from '#src/forecasts/filter.ts'
import { listQuestions } from '#src/forecasts/list-questions.ts'
import { forecastsBy, standingSeenBy } from '#src/forecasts/queries.ts'
import { toldInRows } from '#src/forecasts/rows.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { refuseStale } from '#src/http/fresh.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render } from '#src/http/render.tsx'
import type { Spec } from '#src/kinds/index.ts'
import { placeOf, rankedPeople } from '#src/leaderboards/place.ts'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { entriesOf } from '#src/resolutions/queries.ts'
import { ownScore } from '#src/scores/own-score.ts'
import { AskPage } from '#views/questions/ask-page.tsx'
import type { FoundBeside } from '#views/questions/found-beside.tsx'
import { PracticeRemovalPage } from '#views/questions/practice-removal-page.tsx'
import { QuestionList } from '#views/questions/question-list.tsx'
import { QuestionPage } from '#views/questions/question-page.tsx'
import { acceptQuestion } from './accept-question.ts'
import { askQuestion } from './ask-question.ts'
import { linkTo } from './audience.ts'
import { closeQuestion } from './close-question.ts'
import { type Filter, readFilter } from './filter.ts'
import { countsByList, listedTopics } from './matching.ts'
import { moveClose } from './move-close.ts'
import { previewRange } from './preview-range.ts'
import { findQuestion, practiceTitles, revisionsOf } from './queries.ts'
import { isPersonal, pathOf, type SeenQuestion } from './question.ts'
import { removePractice } from './remove-practice.ts'
import { tickPrecheck } from './tick-precheck.ts'

type C = Context<HttpEnv>

export const questions = new Hono<HttpEnv>()
  .get('/questions', async (c) => {
    const { ctx } = c.var
    const filter = readFilter(c.req.query())
    const { rows, ...page } = await listQuestions(ctx, filter, c.req.query('after'))
    const { pathname, search } = new URL(c.req.url)
    const part = (
      <QuestionList
        {...{ filter, ...page }}
        questions={rows}
        told={await toldInRows(ctx, rows)}
        beside={await foundBeside(ctx, filter)}
        topics={await listedTopics(ctx)}
        articles={await articleChoices(ctx.db)}
        actor={ctx.actor}
        back={pathname + search}
      />
    )
    return render(c, { title: sentence`Questions`, part })
  })

  .get('/questions/new', (c) => showAsk(c))
  .post('/questions', async (c) => {
    const form = await readForm(c)
    const { preview, ...typed } = form.fields
    if (preview) return showAsk(c, { typed, ...(await previewed(c, typed)) })
    const { refusal, made } = await attempt(once(c, form, (ctx) => askQuestion(ctx, typed)))
    if (refusal) return showAsk(c, { refusal, typed })
    await setFlash(c, sentence`Your question is saved. What do you think yourself?`)
    return c.redirect(`/questions/${made.id}`, 303)
  })

  .get('/questions/:id', async (c) => {
    const question = await findQuestion(c.var.ctx, pathId(c))
    const path = pathOf(question)
    if (c.req.path !== path) return c.redirect(path + new URL(c.req.url).search, 302)
    return showQuestion(c, question)
  })

  .post('/questions/:id/acceptances', (c) =>
    moderate(c, sentence`The question is accepted.`, acceptQuestion),
  )
  .post('/questions/:id/prechecks', (c) =>
    moderate(c, sentence`Noted: checked against the world.`, tickPrecheck),
  )
  .post('/questions/:id/closes', (c) =>
    moderate(c, sentence`The question is closed.`, closeQuestion),
  )
  .post('/questions/:id/schedules', (c) => moderate(c, sentence`The close is moved.`, moveClose))
  .post('/questions/practice/removals', async (c) => {
    refuseStale(c, '/admin')
    const form = await readForm(c)
    const titles = await practiceTitles(c.var.ctx)
    if (form.fields.confirmed !== 'yes' && titles.length > 0)
      return render(c, {
        title: sentence`Annul and remove the practice questions`,
        part: <PracticeRemovalPage titles={titles} />,
      })
    const { refusal } = await attempt(once(c, form, removePractice))
    await setFlash(
      c,
      refusal?.told ?? sentence`The practice questions are annulled and gone from all pages.`,
    )
    return c.redirect('/admin', 303)
  })

const MOST_BESIDE = 5

/** What else speaks of the words that are sought, and how many questions each list has of them. */
async function foundBeside(ctx: Ctx, filter: Filter): Promise<FoundBeside | undefined> {
  if (filter.q === '') return undefined
  return {
    counts: await countsByList(ctx, filter),
    claims: await claimsAbout(ctx.db, filter.q, MOST_BESIDE),
    articles: await articlesAbout(ctx.db, filter.q, MOST_BESIDE),
  }
}

type Move = (ctx: Ctx, id: number, fields: Fields) => Promise<{ id: number }>

async function moderate(c: C, done: string, move: Move) {
  const form = await readForm(c)
  const id = pathId(c)
  const { refusal } = await attempt(once(c, form, (ctx) => move(ctx, id, form.fields)))
  const question = await findQuestion(c.var.ctx, id)
  if (refusal) return showQuestion(c, question, refusal, form.fields)
  await setFlash(c, done)
  return c.redirect(pathOf(question), 303)
}

/** The range as it was typed, or what is wrong with it. */
async function previewed(c: C, typed: Fields) {
  const { refusal, made } = await attempt(previewRange(c.var.ctx, typed))
  return refusal ? { refusal } : { preview: made }
}

type Asked = { refusal?: Refusal; typed?: Fields; preview?: Spec }

async function showAsk(c: C, { refusal, typed = {}, preview }: Asked = {}) {
  const { ctx } = c.var
  allow(ctx.actor, 'ask')
  const claim_id = Number(typed.claim_id ?? c.req.query('claim'))
  const claim =
    Number.isSafeInteger(claim_id) && claim_id > 0 ? await findClaim(ctx.db, claim_id) : undefined
  const part = <AskPage {...{ claim, refusal, typed, preview }} />
  return render(c, { title: sentence`Ask a question`, part, refusal })
}

async function showQuestion(c: C, question: SeenQuestion, refusal?: Refusal, typed: Fields = {}) {
  const { ctx } = c.var
  if (isPersonal(question)) c.header('x-robots-tag', 'noindex')
  const mine = ctx.actor ? await forecastsBy(ctx.db, ctx.actor.id, question.id) : []
  const entries = await entriesOf(ctx.db, question.id)
  const page = (
    <QuestionPage
      {...{ question, mine, entries, refusal, typed }}
      now={await readClock(ctx.db)}
      actor={ctx.actor}
      crowd={await crowdSeenBy(ctx, question)}
      sawCrowd={await sawCrowdFirst(ctx, question.id)}
      points={await crowdPointsSeenBy(ctx, question.id)}
      {...readRange(c.req.query())}
      claims={await claimsOnQuestions(ctx.db, [question.id])}
      revisions={await revisionsOf(ctx.db, question.id)}
      own={await ownResult(ctx, question, mine, entries)}
      link={linkTo(question, c.var.site.config)}
      told={isPersonal(question) ? (await standingSeenBy(ctx, [question.id]))[0]?.value : undefined}
    />
  )
  const skip = { to: '#forecast-panel', words: sentence`Skip to the forecast` }
  return render(c, { title: question.title, part: page, refusal, skip })
}

/** For whoever forecast on a resolved question: the score, and where it leaves them. */
async function ownResult(
  ctx: Ctx,
  question: SeenQuestion,
  mine: Awaited<ReturnType<typeof forecastsBy>>,
  entries: Awaited<ReturnType<typeof entriesOf>>,
) {
  const final = entries.find(({ kind, round }) => kind === 'final' && round === question.round)
  if (!ctx.actor || !final?.outcome || !final.known_at) return undefined
  const known = { outcome: final.outcome, known_at: final.known_at }
  const score = await ownScore(ctx, question, known, mine.toReversed())
  if (!score) return undefined
  const place = await placeOf(ctx.db, 'brier', ctx.actor.id)
  return { ...score, place: place?.rank ?? undefined, people: await rankedPeople(ctx.db, 'brier') }
}
