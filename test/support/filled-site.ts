import type { LinkPurpose, Role } from '#src/accounts/account.ts'
import { changePreset } from '#src/accounts/change-preset.ts'
import { insertLink } from '#src/accounts/queries.ts'
import { startSession } from '#src/accounts/session.ts'
import { addArticle } from '#src/articles/add-article.ts'
import { quoteClaim } from '#src/claims/quote-claim.ts'
import type { Ctx, Db } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { type KindName, kinds } from '#src/kinds/index.ts'
import { makeTournament } from '#src/leaderboards/make-tournament.ts'
import { sha256 } from '#src/lib/sha256.ts'
import { askQuestion } from '#src/questions/ask-question.ts'
import { closeQuestion } from '#src/questions/close-question.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { setClock } from './database.ts'
import {
  claimWords,
  outcomeWords,
  paragraph,
  questionWords,
  saidWords,
  TOURNAMENT,
} from './filled-words.ts'

/** How much of everything, and what is forecast on the questions that end up hidden. */
export type Plan = {
  /** Where the site's clock stands in the end. */
  now: Date
  forecasters: number
  claims: number
  /** Open questions that everybody sees into, beside one of each kind. */
  open: number
  /** Points of the longest history. */
  points: number
  /** In basis points: the nth person on the nth of the hidden questions. */
  hiddenSays: (question: number, person: number) => number
  /** How many may still become the first admin, each by a link of their own. */
  adminLinks?: number
}

const CAST = {
  ada: 'admin',
  mona: 'moderator',
  max: 'moderator',
  /** Asks and forecasts what is hidden from the others. */
  alice: 'member',
  /** Has forecast, where everybody sees the crowd and where nobody else does. */
  bob: 'member',
  /** Has forecast nowhere. */
  nora: 'member',
} satisfies Record<string, Role>
export type Cast = keyof typeof CAST

const LINKS: LinkPurpose[] = ['set_up_admin', 'invitation', 'password_reset']
export const tokenOf = (purpose: LinkPurpose, n = 0) => `token-of-${purpose}${n || ''}`

const HOUR_MS = 3_600_000
const DAY = 24
const GROUND = { evidence: 'https://register.example/outcome', version: '' }
const REASON = 'The register of the county shows it in the entry of that day.'

export type FilledSite = Awaited<ReturnType<typeof fillSite>>

/**
 * Fills a database by the use cases under a moving clock: every kind of question in every phase.
 * The same plan gives the same rows with the same ids.
 */
export async function fillSite(db: Db, plan: Plan) {
  const site = siteIn(db, plan)
  await site.at(-31 * DAY)
  const cast = await castIn(db)
  const crowd: Ctx[] = []
  for (let n = 0; n < plan.forecasters; n++)
    crowd.push(await person(db, `forecaster_${n}`, 'member'))
  const claims = await addClaims(cast.max, plan.claims)
  const told = { ...site, plan, cast, crowd, claims }

  await fillHistory(told)
  const hidden = await fillHidden(told)
  await site.at(0)
  for (const purpose of LINKS) await addLink(db, purpose, cast.nora)
  for (let n = 1; n <= (plan.adminLinks ?? 0); n++) await addLink(db, 'set_up_admin', cast.nora, n)
  const cookies = await signIn(db, cast)
  return { db, cast, hidden, cookies }
}

type Told = ReturnType<typeof siteIn> & {
  plan: Plan
  cast: Record<Cast, Ctx>
  crowd: Ctx[]
  claims: number[]
}

/** The site's moves: its clock, asking and saying. */
function siteIn(db: Db, { now }: Plan) {
  const hoursFromNow = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
  let asked = 0
  return {
    at: (hours: number) => setClock(db, hoursFromNow(hours).toISOString()),
    /** What follows from all that was done so far: crowds and boards. */
    follow: () => runJobs(db),
    ask: (by: Ctx, claims: number[], kind: KindName, closes: number, opens = -1e6) =>
      askQuestion(by, {
        ...questionWords(kind, asked),
        claim_id: claims[asked++ % claims.length],
        closes_at: hoursFromNow(closes).toISOString().slice(0, 16),
        opens_at: opens > -1e6 ? hoursFromNow(opens).toISOString().slice(0, 16) : '',
      }),
    say: (by: Ctx, { id, spec }: Question, bp: number) =>
      makeForecast(by, id, saidWords[spec.kind](bp)),
    resolve: (by: Ctx, { id, spec, version }: Question, annulment?: 'flawed') =>
      proposeResolution(by, id, {
        ...{ ...GROUND, version: String(version), reason: REASON },
        ...(annulment ? { annulment } : outcomeWords[spec.kind]),
      }),
  }
}

const everyKind = Object.keys(kinds) as KindName[]
const publicSays = (n: number) => 1500 + ((n * 1700) % 7000)

/** What was asked a month ago: resolved, annulled, closed or open, and seen into by everybody. */
async function fillHistory({ at, ask, say, resolve, follow, ...told }: Told) {
  const { cast, crowd, claims, plan } = told
  await at(-30 * DAY)
  const asked = async (kind: KindName, closes: number) => ask(cast.max, claims, kind, closes)
  const long = await asked('binary', 40 * DAY)
  const final: Question[] = []
  for (const kind of everyKind) final.push(await asked(kind, -5 * DAY))
  const annulled = await asked('binary', -5 * DAY)
  const closed = await asked('choice', -2 * DAY)
  const open: Question[] = []
  for (const kind of everyKind) open.push(await asked(kind, 30 * DAY))
  const listed = [...final, ...open].map(({ id }, index) => `${id} ${index ? 1 : 0.5}`)
  await makeTournament(cast.max, { ...TOURNAMENT, questions: listed.join('\n') })
  for (let n = 0; n < plan.open; n++) open.push(await asked('binary', (20 + n) * DAY))

  await at(-29 * DAY)
  for (const question of final)
    for (const [n, who] of crowd.entries()) await say(who, question, publicSays(n + question.id))
  for (const question of [...final, annulled, closed, ...open])
    for (const [n, who] of [cast.bob, cast.alice, ...crowd.slice(0, 3)].entries())
      await say(who, question, publicSays(n + question.id))
  await follow()
  for (let n = 0; n < plan.points; n++) {
    await at(-28 * DAY + (n * 27 * DAY) / plan.points)
    await say(crowd[n % 4] as Ctx, long, 1000 + ((n * n * 13) % 8000))
    await follow()
  }
  await at(-4 * DAY)
  for (const question of final) await resolve(cast.max, question)
  await resolve(cast.max, annulled, 'flawed')
  await follow()
}

/** What was asked today: nobody sees into it before tomorrow, except who has forecast on it. */
async function fillHidden({ at, ask, say, resolve, follow, ...told }: Told): Promise<Question[]> {
  const { cast, crowd, claims, plan } = told
  await at(-6)
  const hidden: Question[] = []
  for (const kind of everyKind) hidden.push(await ask(cast.max, claims, kind, 20 * DAY))
  const [closed, proposed, unreviewed] = [
    await ask(cast.max, claims, 'binary', 20 * DAY),
    await ask(cast.max, claims, 'choice', 21 * DAY),
    await ask(cast.alice, claims, 'ordered', 22 * DAY),
  ]
  hidden.push(closed, proposed, unreviewed)
  const answered = await ask(cast.max, claims, 'binary', 23 * DAY)
  await ask(cast.max, claims, 'choice', 30 * DAY, 2 * DAY)

  for (const hours of [-5, -4]) {
    await at(hours)
    for (const [index, question] of hidden.entries())
      for (const [n, who] of [cast.alice, ...crowd.slice(0, 4)].entries())
        await say(who, question, plan.hiddenSays(index, n) + 100 * hours)
    for (const [n, who] of [cast.bob, cast.alice].entries()) await say(who, answered, publicSays(n))
    await follow()
  }
  await at(-3)
  for (const { id } of hidden.slice(0, 2)) await withdrawForecast(crowd[0] as Ctx, id)
  await closeQuestion(cast.max, closed.id, { reason: REASON })
  await changePreset(cast.ada, { preset: 'team' })
  await resolve(cast.max, proposed)
  await changePreset(cast.ada, { preset: 'club' })
  await follow()
  return hidden
}

/** An article whose text is kept, with its claims, and one of which only a quote is. */
async function addClaims(by: Ctx, count: number): Promise<number[]> {
  const paragraphs = Array.from({ length: count }, (_, n) => paragraph(n))
  const article = { publisher: 'The Ostmere Courier', author: 'R. Vale' }
  const kept = await addArticle(by, {
    ...{ ...article, title: 'What the coast was promised', published_on: '2026-01-12' },
    ...{ rights: 'full_text', rights_basis: 'own', text: paragraphs.join('\n\n') },
  })
  const short = await addArticle(by, {
    ...{ ...article, title: 'A quay of its own', published_on: '2026-01-20' },
    ...{ url: 'https://courier.example/quay', text: paragraph(count) },
  })
  const ids: number[] = []
  for (let n = 0; n <= count; n++) {
    const { id } = await quoteClaim(by, n < count ? kept.id : short.id, {
      ...{
        quote: claimWords(n),
        statement: `${claimWords(n)}.`,
        short: claimWords(n).slice(0, 60),
      },
      ...{ speaker: `The chair, at meeting ${n + 2}`, paragraph: n < count ? '' : paragraph(n) },
    })
    ids.push(id)
  }
  return ids
}

async function castIn(db: Db) {
  const made: [string, Ctx][] = []
  for (const [name, role] of Object.entries(CAST)) made.push([name, await person(db, name, role)])
  return Object.fromEntries(made) as Record<Cast, Ctx>
}

/** Without a password: hashing one takes as long as a hundred statements. */
async function person(db: Db, handle: string, role: Role): Promise<Ctx> {
  const { id } = await db
    .insertInto('people')
    .values({ handle, role })
    .returning('id')
    .executeTakeFirstOrThrow()
  const account = { person_id: id, email: `${handle}@example.org`, password: 'no password' }
  await db.insertInto('accounts').values(account).execute()
  return { db, actor: { id, handle, role, barred: false } }
}

const accountOf = (db: Db, { actor }: Ctx) =>
  db
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', actor?.id ?? 0)
    .executeTakeFirstOrThrow()

async function addLink(db: Db, purpose: LinkPurpose, of: Ctx, n = 0) {
  const { id } = await accountOf(db, of)
  const account = purpose === 'password_reset' ? { account_id: id } : {}
  await insertLink(db, {
    purpose,
    token_sha256: sha256(tokenOf(purpose, n)),
    hours: 24,
    ...account,
  })
}

async function signIn(db: Db, cast: Record<Cast, Ctx>): Promise<Record<Cast, string>> {
  const made: [string, string][] = []
  for (const [name, ctx] of Object.entries(cast)) {
    const account = { ...(await accountOf(db, ctx)), agent: 'test' }
    const cookie = await startSession(db, { secure: false }, account)
    made.push([name, cookie.split(';')[0] as string])
  }
  return Object.fromEntries(made) as Record<Cast, string>
}
