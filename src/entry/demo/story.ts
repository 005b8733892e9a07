import { addArticle } from '#src/articles/add-article.ts'
import { quoteClaim } from '#src/claims/quote-claim.ts'
import type { Actor, Ctx, Db } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { kindOf } from '#src/kinds/index.ts'
import { acceptQuestion } from '#src/questions/accept-question.ts'
import { askQuestion } from '#src/questions/ask-question.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import type { Dice } from './chance.ts'
import { type Course, courseOf, type Mind, sayingOf } from './course.ts'
import { claimsOf, questionsOf, type Subject, storyOf } from './fiction.ts'

export type Person = { actor: Actor; mind: Mind; zeal: number }

/** What somebody does, and when. */
export type Move = { at: number; work: () => Promise<unknown> }

type World = { cast: Person[]; dice: Dice; start: number }

export const DAY_MS = 86_400_000

type Told = World & { index: number }

/** One company's story, its claims, its ten questions and all that follows. */
export function planOf(db: Db, subject: Subject, { index, ...world }: Told): Move[] {
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

type Planned = {
  asked: ReturnType<typeof questionsOf>[number]
  /** Filled when the story is out. */
  claims: number[]
  opens: number
  moderator: Person
}

function questionPlan(db: Db, { asked, claims, opens, moderator }: Planned, world: World): Move[] {
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

const formOf = (words: Omit<Planned['asked'], 'claim'>, claim_id: number, closes: Date) => ({
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
