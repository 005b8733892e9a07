import type { Db } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { kindOf, type Outcome, type Value } from '#src/kinds/index.ts'
import type { Pool } from '#src/scoring/pools.ts'
import type { Schedule, ScoredMove } from '#src/scoring/standing.ts'

/** What was said when, by whom: everything a score depends on beside the outcome. */
export type Facts = {
  people: Map<number, Said[]>
  crowd: SaidTogether[]
}
export type Said = { value: Value | null; made_at: Date }
/** The crowd as it was published, and what each other pool was then. */
export type SaidTogether = Said & { others: Record<Pool, Value> | null }

/** The facts of one question, in standing order. */
export async function factsOf(db: Db, question_id: number): Promise<Facts> {
  const forecasts = await db
    .selectFrom('forecasts')
    .select(['person_id', 'value', 'made_at'])
    .where('question_id', '=', question_id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const crowd = await db
    .selectFrom('crowd_points')
    .select(['value', 'others', 'made_at'])
    .where('question_id', '=', question_id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return { people: Map.groupBy(forecasts, ({ person_id }) => person_id), crowd }
}

/** What one person said on each of these questions, in standing order. */
export async function saidBy(
  db: Db,
  person_id: number,
  question_ids: number[],
): Promise<Map<number, Said[]>> {
  const rows = await db
    .selectFrom('forecasts')
    .select(['question_id', 'value', 'made_at'])
    .where('person_id', '=', person_id)
    .where('question_id', 'in', question_ids.length > 0 ? question_ids : [0])
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ question_id }) => question_id)
}

type Timed = Pick<Question, 'opens_at' | 'closes_at' | 'closed_early_at'>

/** What of a question decides which forecasts count, and how. */
export type Scheduled = Timed & Pick<Question, 'spec'>

/** The schedule stays as announced; a close by hand ends what is scored, as knowing does. */
export const scheduleOf = (
  { opens_at, closes_at, closed_early_at }: Timed,
  known_at: Date,
): Schedule => ({
  opens_at: opens_at.getTime(),
  closes_at: closes_at.getTime(),
  known_at: Math.min(known_at.getTime(), closed_early_at?.getTime() ?? Number.POSITIVE_INFINITY),
})

export const scoredMoves = (
  { spec }: Pick<Question, 'spec'>,
  said: Said[],
  outcome: Outcome,
): ScoredMove[] =>
  said.map(({ value, made_at }) => ({
    at: made_at.getTime(),
    score: value === null ? null : kindOf(spec).score(value, outcome, spec),
  }))
