import type { Db } from '#src/db/ctx.ts'
import type { Score } from '#src/db/schema.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { factsOf } from './inputs.ts'
import { type FinalEntry, finalEntries } from './queries.ts'
import { type ScoreRow, scoreRows } from './score-rows.ts'

export type Difference = {
  question_id: number
  round: number
  who: string
  column: string
  stored: number | null
  computed: number | null
}

const COLUMNS = ['average', 'active_ms', 'coverage', 'peer', 'peer_coverage'] as const

/**
 * Computes every score of the present rules again from the recorded forecasts and resolutions, and
 * reports each number that differs, each row that is missing and each that should not be there.
 */
export async function verifyScores(db: Db): Promise<{ rows: number; differences: Difference[] }> {
  const differences: Difference[] = []
  let rows = 0
  for (const entry of await finalEntries(db)) {
    const computed = await computedRows(db, entry)
    rows += computed.length
    differences.push(...compare(entry, computed, await storedRows(db, entry)))
  }
  return { rows, differences }
}

async function computedRows(
  db: Db,
  { question_id, outcome, known_at }: FinalEntry,
): Promise<ScoreRow[]> {
  const question = await db
    .selectFrom('questions')
    .selectAll()
    .where('id', '=', question_id)
    .executeTakeFirstOrThrow()
  return question.scored
    ? scoreRows(question, { outcome, known_at }, await factsOf(db, question_id))
    : []
}

const storedRows = (db: Db, { question_id, round }: FinalEntry): Promise<Score[]> =>
  db
    .selectFrom('scores')
    .selectAll()
    .where('question_id', '=', question_id)
    .where('round', '=', round)
    .where('rule_set', '=', RULE_SET)
    .execute()

const nameOf = ({ forecaster, person_id }: ScoreRow) => `${forecaster} ${person_id ?? ''}`.trim()

function compare(entry: FinalEntry, computed: ScoreRow[], kept: ScoreRow[]): Difference[] {
  const { question_id, round } = entry
  const byName = (rows: ScoreRow[]) => new Map(rows.map((row) => [nameOf(row), row]))
  const [expected, found] = [byName(computed), byName(kept)]
  const names = new Set([...expected.keys(), ...found.keys()])
  return [...names].flatMap((who) =>
    COLUMNS.flatMap((column) => {
      const stored = found.get(who)?.[column] ?? null
      const again = expected.get(who)?.[column] ?? null
      return stored === again ? [] : [{ question_id, round, who, column, stored, computed: again }]
    }),
  )
}
