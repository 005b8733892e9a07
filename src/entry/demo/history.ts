import { sql } from 'kysely'
import { changeRole } from '#src/accounts/change-role.ts'
import { actorOf } from '#src/accounts/queries.ts'
import { signUp } from '#src/accounts/sign-up.ts'
import { systemActor } from '#src/accounts/system-person.ts'
import { addArticle } from '#src/articles/add-article.ts'
import { quoteClaim } from '#src/claims/quote-claim.ts'
import type { Actor, Ctx, Db } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { kindOf } from '#src/kinds/index.ts'
import { acceptQuestion } from '#src/questions/accept-question.ts'
import { askQuestion } from '#src/questions/ask-question.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { type Dice, diceOf } from './chance.ts'
import { type Course, courseOf, type Mind, sayingOf } from './course.ts'
import { claimsOf, people, questionsOf, type Subject, storyOf, subjects } from './fiction.ts'

const DAY_MS = 86_400_000
const DAYS = 274
const SEED = 20_260_301

type Person = { actor: Actor; mind: Mind; zeal: number }
type Move = { at: number; work: () => Promise<unknown> }

/** Moves the site's clock; what is done next happened then. */
export type MoveClock = (at: Date) => Promise<void>

type Simulation = {
  now: Date
  moveClock: MoveClock
  told: (share: number, day: Date) => void
  /** How many of the invented stories are told, each with ten questions. */
  stories?: number
}

/**
 * Nine months of a simulated site, made by the use cases that people's forms call, in the order of
 * their moments. Nothing is inserted by hand.
 *
 * @param told is called with the share that is done and the day reached
 */
export async function simulate(
  db: Db,
  { now, moveClock, told, stories = subjects.length }: Simulation,
): Promise<void> {
  const dice = diceOf(SEED)
  const start = now.getTime() - DAYS * DAY_MS
  await moveClock(new Date(start))
  const cast = await gather(db, dice)
  const plan = subjects
    .slice(0, stories)
    .flatMap((subject, index) => planOf(db, subject, index, { cast, dice, start }))
  const moves = plan.sort((a, b) => a.at - b.at)

  let day = start
  for (const move of moves) {
    if (move.at >= now.getTime()) continue
    for (; day < move.at; day += DAY_MS) {
      await moveClock(new Date(day))
      await runJobs(db)
      told((day - start) / (now.getTime() - start), new Date(day))
    }
    await moveClock(new Date(move.at))
    await move.work()
  }
  await moveClock(new Date(now.getTime() - 60_000))
  await runJobs(db)
}

/** Signs everybody up, without a password that anybody knows, and makes two of them moderators. */
async function gather(db: Db, dice: Dice): Promise<Person[]> {
  const cast: Person[] = []
  for (const handle of people) {
    const account = { handle, email: `${handle}@demo.example`, password: crypto.randomUUID() }
    const { id } = await signUp({ db, actor: undefined }, account)
    const mind = { noise: dice.between(0.2, 2), boldness: dice.between(0.6, 1.6) }
    cast.push({ actor: await actorOf(db, id), mind, zeal: dice.between(0.15, 0.95) })
  }
  const host = { db, actor: await systemActor(db) }
  for (const person of cast.slice(0, 2)) {
    await changeRole(host, { handle: person.actor.handle, role: 'moderator' })
    person.actor = { ...person.actor, role: 'moderator' }
  }
  return cast
}

type World = { cast: Person[]; dice: Dice; start: number }

/** One company's story, its claims, its ten questions and all that follows. */
function planOf(db: Db, subject: Subject, index: number, world: World): Move[] {
  const { cast, dice, start } = world
  const moderator = cast[index % 2] as Person
  const ctx = { db, actor: moderator.actor }
  const published = start + DAY_MS * (1 + index * 21.5) + dice.between(0, DAY_MS)
  const claims: number[] = []
  const story = {
    at: published,
    work: async () => {
      const { id } = await addArticle(ctx, articleOf(subject, new Date(published)))
      for (const claim of claimsOf(subject)) claims.push((await quoteClaim(ctx, id, claim)).id)
    },
  }
  const questions = questionsOf(subject).flatMap((asked, number) => {
    const opens = published + DAY_MS * (0.1 + number * 1.5) + dice.between(0, DAY_MS / 2)
    return questionPlan(db, { asked, claims, opens, moderator }, world)
  })
  return [story, ...questions]
}

const articleOf = (subject: Subject, on: Date) => ({
  title: `${subject.company} opens its books, and promises ${subject.amount} ${subject.unit}`,
  publisher: subject.publisher,
  published_on: on.toISOString().slice(0, 10),
  rights: 'full_text',
  rights_basis: 'own',
  text: storyOf(subject),
})

type Told = {
  asked: ReturnType<typeof questionsOf>[number]
  /** Filled when the story is out. */
  claims: number[]
  opens: number
  moderator: Person
}

function questionPlan(db: Db, { asked, claims, opens, moderator }: Told, world: World): Move[] {
  const { cast, dice } = world
  const length = DAY_MS * Math.round(dice.between(40, 140))
  const closes = opens + length
  const author = dice.pick(cast)
  const course = courseOf(asked.options?.split('\n').length ?? 2, dice)
  const later: { question?: Question } = {}

  const ask = {
    at: opens,
    work: async () => {
      const { claim, ...words } = asked
      const form = formOf(words, claims[claim] as number, new Date(closes))
      later.question = await askQuestion({ db, actor: author.actor }, form)
      if (author.actor.role === 'member')
        await acceptQuestion({ db, actor: moderator.actor }, later.question.id)
    },
  }
  const sayings = cast
    .filter(({ zeal }) => dice.next() < zeal * 0.75)
    .flatMap((person) => sayingPlan(db, person, { course, later, opens, length, dice }))
  return [ask, ...sayings, resolution(db, { course, later, closes, moderator, dice })]
}

const formOf = (words: Omit<Told['asked'], 'claim'>, claim_id: number, closes: Date) => ({
  ...words,
  claim_id: String(claim_id),
  sources: "The company's own page\nTwo established outlets",
  closes_at: closes.toISOString(),
  relation: 'proxy',
  ...(words.kind ? {} : { polarity: 'same' }),
})

type Saying = {
  course: Course
  later: { question?: Question }
  opens: number
  length: number
  dice: Dice
}

/** One person's forecasts on a question: a first one, then changes as the evidence grows. */
function sayingPlan(
  db: Db,
  { actor, mind }: Person,
  { course, later, opens, length, dice }: Saying,
) {
  const ctx: Ctx = { db, actor }
  const first = dice.next() ** 2 * 0.7
  const changes = Math.floor(dice.next() ** 2 * 4)
  const shares = [first, ...Array.from({ length: changes }, () => dice.between(first, 0.97))]
  const moves: Move[] = shares.map((share) => ({
    at: opens + 60_000 + share * (length - 120_000),
    work: async () => {
      const { id, spec } = later.question as Question
      await makeForecast(ctx, id, sayingOf(spec, course.at(share), mind, dice))
    },
  }))
  const gaveUp = dice.next() < 0.03
  const last = Math.max(...shares) + 0.02
  const withdrawal: Move = {
    at: opens + last * length,
    work: () => withdrawForecast(ctx, (later.question as Question).id),
  }
  return gaveUp && last < 0.98 ? [...moves, withdrawal] : moves
}

type Ending = Omit<Saying, 'opens' | 'length'> & { closes: number; moderator: Person }

const FLAWED = 0.02

/** What a moderator records a day or three after the close. */
function resolution(db: Db, { course, later, closes, moderator, dice }: Ending): Move {
  const isFlawed = dice.next() < FLAWED
  return {
    at: closes + DAY_MS * dice.between(0.5, 3),
    work: async () => {
      const ctx = { db, actor: moderator.actor }
      const { id, spec, version } = await findQuestion(ctx, (later.question as Question).id)
      const option = kindOf(spec).options(spec)[course.truth]
      await proposeResolution(ctx, id, {
        kind: spec.kind,
        ...(option ? { option: option.key } : { happened: course.truth === 0 ? 'yes' : 'no' }),
        ...(isFlawed && { annulment: 'flawed' }),
        version: String(version),
        known_at: new Date(closes).toISOString(),
        evidence: `https://news.example/records/${id}`,
        reason: 'Two outlets report it in the same words, and the records agree.',
      })
    },
  }
}

/** Lets the clock of a database stand where it is put, by a setting of the one connection. */
export async function holdClock(db: Db): Promise<MoveClock> {
  await sql`
    create or replace function current_instant() returns timestamptz language sql volatile
    as $$ select current_setting('claimcast.now')::timestamptz $$`.execute(db)
  return async (at) => {
    await sql`select set_config('claimcast.now', ${at.toISOString()}, false)`.execute(db)
  }
}

/** Puts the real clock back. */
export const releaseClock = (db: Db) =>
  sql`
    create or replace function current_instant() returns timestamptz language sql volatile
    as $$ select date_trunc('milliseconds', clock_timestamp()) $$`.execute(db)
