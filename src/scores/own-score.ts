import type { Ctx } from '#src/db/ctx.ts'
import type { Question, Score } from '#src/db/schema.ts'
import type { Outcome, Value } from '#src/kinds/index.ts'
import { kindOf } from '#src/kinds/index.ts'
import { isPersonal } from '#src/questions/question.ts'
import { storedRatio } from '#src/scoring/exact.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { apartThen } from './apart.ts'
import { earnedByPiece } from './beside-others.ts'
import { type Halfway, halfwayScore } from './halfway-score.ts'
import { factsOf, type Said, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'
import { meanLogScore } from './log-score.ts'
import { currentScores, findOwnScore } from './queries.ts'

/** One stretch of a time-weighted mean: what stood, for which share of the standing time. */
export type Piece = { value: Value; share: number; score: number }

/** The same with when it stood, and what it earned beside the others. */
export type Stretch = Piece & { from: Date; to: Date; earned: number | undefined }

export type OwnScore = {
  score: Score
  outcome: Outcome
  pieces: Stretch[]
  /** Of the chances given to what happened, in nats; null where none was named. */
  log: number | null
  /** Of what stood when the scored time ended; null where nothing did. */
  last: number | null
  halfway: Halfway
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
  const after = score.average === null ? averages : [...averages, score.average]
  const pieces = await stretchesOf(ctx, question, { ...known, said })
  const { to } = windowOf(scheduleOf(question, known.known_at))
  const ended = pieces.at(-1)
  return {
    ...{ score, outcome: known.outcome, pieces },
    log: meanLogScore(pieces, known.outcome, question.spec),
    last: ended && ended.to.getTime() === to ? ended.score : null,
    halfway: halfwayScore(question, known, said),
    ...{ before: meanOf(averages), after: meanOf(after) },
  }
}

/** Beside others where the question is everybody's: of one's own nobody else is compared. */
async function stretchesOf(
  { db, actor }: Ctx,
  question: Question,
  { said, ...known }: Known & { said: Said[] },
): Promise<Stretch[]> {
  const { people } = isPersonal(question) ? { people: new Map() } : await factsOf(db, question.id)
  const apart = await apartThen(db, question.id, question.round)
  const earned = earnedByPiece(question, known, { people, apart, person_id: actor?.id ?? 0 })
  const times = standingOf(question, known, said)
  return piecesOf(question, known, said).map((piece, index) => ({
    ...piece,
    from: new Date(times[index]?.from ?? 0),
    to: new Date(times[index]?.to ?? 0),
    earned: earned[index],
  }))
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
export function piecesOf(question: Scheduled, known: Known, said: Said[]): Piece[] {
  const unit = kindOf(question.spec).unit(question.spec)
  const stretches = standingOf(question, known, said).map(({ from, to, score, move }) => ({
    value: said[move]?.value as Value,
    ms: to - from,
    score: score / unit,
  }))
  const active = stretches.reduce((sum, { ms }) => sum + ms, 0)
  return stretches.map(({ value, ms, score }) => ({ value, share: ms / active, score }))
}

const standingOf = (question: Scheduled, { outcome, known_at }: Known, said: Said[]) =>
  segmentsOf(scoredMoves(question, said, outcome), windowOf(scheduleOf(question, known_at)))
