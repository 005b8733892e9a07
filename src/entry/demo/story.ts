import { addArticle } from '#src/articles/add-article.ts'
import { quoteClaim } from '#src/claims/quote-claim.ts'
import type { Db } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { acceptQuestion } from '#src/questions/accept-question.ts'
import { askQuestion } from '#src/questions/ask-question.ts'
import { questionsOf } from './asked.ts'
import type { Dice } from './chance.ts'
import { courseOf } from './course.ts'
import { claimsOf, type Subject, storyOf } from './fiction.ts'
import { DAY_MS, type Move, type Person, resolution, sayingPlan } from './moves.ts'

type World = { cast: Person[]; dice: Dice; start: number }

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
  const course = courseOf(optionsOf(asked), dice)
  const later: { question?: Question } = {}

  const ask = {
    at: opens,
    work: async () => {
      const { claim, ...words } = asked
      const form = formOf(words, claims[claim] as number, { opens, closes })
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

/** How many ways it can come out; a quantity is told apart by a few parts of its range. */
const optionsOf = ({ kind, options, low, ends }: Planned['asked']) =>
  options?.split('\n').length ?? (kind && (low ?? ends) ? PARTS : 2)
const PARTS = 6

type Times = { opens: number; closes: number }

const formOf = (
  words: Omit<Planned['asked'], 'claim'>,
  claim_id: number,
  { opens, closes }: Times,
) => ({
  ...words,
  ...(words.ends && !words.low && { low: dayAt(opens), high: dayAt(closes + 60 * DAY_MS) }),
  claim_id: String(claim_id),
  sources:
    'The page, list, report or minutes that the criteria name\nTwo outlets of more than ten years',
  closes_at: new Date(closes).toISOString(),
  relation: 'proxy',
})

const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10)
