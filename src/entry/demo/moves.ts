import type { Actor, Ctx, Db } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import type { Dice } from './chance.ts'
import { type Course, type Mind, outcomeOf, sayingOf } from './course.ts'

export const DAY_MS = 86_400_000

export type Person = { actor: Actor; mind: Mind; zeal: number }

/** What somebody does, and when. */
export type Move = { at: number; work: () => Promise<unknown> }

type Saying = {
  course: Course
  later: { question?: Question }
  opens: number
  length: number
  dice: Dice
}

/** One person's forecasts on a question: a first one, then changes as the evidence grows. */
export function sayingPlan(
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
export function resolution(db: Db, { course, later, closes, moderator, dice }: Ending): Move {
  const isFlawed = dice.next() < FLAWED
  return {
    at: closes + DAY_MS * dice.between(0.5, 3),
    work: async () => {
      const ctx = { db, actor: moderator.actor }
      const { id, spec, version } = await findQuestion(ctx, (later.question as Question).id)
      await proposeResolution(ctx, id, {
        ...outcomeOf(spec, course.truth, course.options),
        ...(isFlawed && { annulment: 'flawed' }),
        version: String(version),
        known_at: new Date(closes).toISOString(),
        evidence: `https://news.example/records/${id}`,
        reason: 'Two outlets report it in the same words, and the records agree.',
      })
    },
  }
}
