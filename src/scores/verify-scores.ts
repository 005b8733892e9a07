import type { Db } from '#src/db/ctx.ts'
import type { Score } from '#src/db/schema.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { apartBefore } from './apart.ts'
import { type Difference, differencesOf } from './difference.ts'
import { factsOf } from './inputs.ts'
import { type ScoredRound, scoredRounds } from './queries.ts'
import { type ScoreRow, scoreRows } from './score-rows.ts'

export type ScoreDifference = Difference & { question_id: number; round: number; who: string }

const COLUMNS = [
  ...(['compared', 'average', 'active_ms', 'coverage', 'peer', 'peer_coverage'] as const),
  ...(['vs_median', 'vs_median_of_others', 'vs_crowd', 'vs_crowd_coverage'] as const),
]

/**
 * Computes every score again from the recorded forecasts and resolutions, and reports each number
 * that differs, each row that is missing and each that should not be there.
 */
export async function verifyScores(
  db: Db,
): Promise<{ rows: number; differences: ScoreDifference[] }> {
  const differences: ScoreDifference[] = []
  let rows = 0
  for (const round of await scoredRounds(db)) {
    const computed = await computedRows(db, round)
    rows += computed.length
    differences.push(...compare(round, computed, await storedRows(db, round)))
  }
  return { rows, differences }
}

async function computedRows(
  db: Db,
  { question_id, event_id, outcome, known_at }: ScoredRound,
): Promise<ScoreRow[]> {
  if (outcome === null || known_at === null) return []
  const question = await db
    .selectFrom('questions')
    .selectAll()
    .where('id', '=', question_id)
    .executeTakeFirstOrThrow()
  if (!question.scored) return []
  const facts = await factsOf(db, question_id)
  return scoreRows(question, { outcome, known_at }, facts, await apartBefore(db, event_id))
}

const storedRows = (db: Db, { question_id, round }: ScoredRound): Promise<Score[]> =>
  db
    .selectFrom('scores')
    .selectAll()
    .where('question_id', '=', question_id)
    .where('round', '=', round)
    .execute()

/** Whether somebody was compared is told as 1 or 0. */
const figures = (row: ScoreRow | undefined) => row && { ...row, compared: Number(row.compared) }

type Named = Pick<ScoreRow, 'forecaster' | 'person_id'> & { rule_set?: string }

/** Rows of other rules than the present ones are computed by nobody, so they are named apart. */
const nameOf = ({ forecaster, person_id, rule_set = RULE_SET }: Named) =>
  [forecaster, person_id, rule_set === RULE_SET ? null : `by ${rule_set}`]
    .filter((part) => part !== null)
    .join(' ')

function compare(
  { question_id, round }: ScoredRound,
  computed: ScoreRow[],
  kept: Score[],
): ScoreDifference[] {
  const expected = new Map(computed.map((row) => [nameOf(row), row]))
  const found = new Map(kept.map((row) => [nameOf(row), row]))
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((who) =>
    differencesOf(COLUMNS, figures(found.get(who)), figures(expected.get(who))).map(
      (difference) => ({
        ...{ question_id, round, who },
        ...difference,
      }),
    ),
  )
}
