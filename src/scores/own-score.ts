import type { Ctx } from '#src/db/ctx.ts'
import type { Question, Score } from '#src/db/schema.ts'
import type { Outcome, Value } from '#src/kinds/index.ts'
import { kindOf } from '#src/kinds/index.ts'
import { storedRatio } from '#src/scoring/exact.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { type Said, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'
import { currentScores, findOwnScore } from './queries.ts'

/** One stretch of a time-weighted mean: what stood, for which share of the standing time. */
export type Piece = { value: Value; share: number; score: number }

export type OwnScore = {
  score: Score
  outcome: Outcome
  pieces: Piece[]
  /** Mean Brier scores, integers of 1e-10, without and with this question. */
  before: number | undefined
  after: number | undefined
}

type Known = { outcome: Outcome; known_at: Date }

/** The viewer's score on a resolved question, with its sum and what it did to the mean. */
export async function ownScore(
  ctx: Ctx,
  question: Question,
  known: Known,
  said: Said[],
): Promise<OwnScore | undefined> {
  const score = await findOwnScore(ctx, question.id)
  if (!score) return undefined
  const others = await currentScores(ctx.db)
    .where('person_id', '=', ctx.actor?.id ?? 0)
    .where('question_id', '!=', question.id)
    .execute()
  const averages = others.flatMap(({ average }) => average ?? [])
  const pieces = piecesOf(question, known, said)
  const after = score.average === null ? averages : [...averages, score.average]
  return { score, outcome: known.outcome, pieces, before: meanOf(averages), after: meanOf(after) }
}

/** The mean of stored scores, as an integer of 1e-10 itself; undefined of none. */
export const meanOf = (averages: number[]): number | undefined =>
  averages.length === 0
    ? undefined
    : storedRatio(
        averages.reduce((sum, average) => sum + BigInt(average), 0n),
        BigInt(averages.length) * 10_000_000_000n,
      )

/** The stretches of one person's standing forecasts, in order of time. */
export function piecesOf(question: Scheduled, { outcome, known_at }: Known, said: Said[]): Piece[] {
  const window = windowOf(scheduleOf(question, known_at))
  const unit = kindOf(question.spec).unit(question.spec)
  const segments = segmentsOf(scoredMoves(question, said, outcome), window)
  const stretches = segments.map(({ from, to, score, move }) => ({
    value: said[move]?.value as Value,
    ms: to - from,
    score: score / unit,
  }))
  const active = stretches.reduce((sum, { ms }) => sum + ms, 0)
  return stretches.map(({ value, ms, score }) => ({ value, share: ms / active, score }))
}
