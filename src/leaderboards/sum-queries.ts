import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { BoardRow, Score } from '#src/db/schema.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import type { Ranked } from '#src/scores/score.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { type Line, lineOf, type NamedStanding } from './line.ts'
import { asPlatform, platformInForce } from './platform.ts'
import { isApart } from './ranks.ts'

const PAGE = 100

/** One question of a line, as it went into the sums. */
export type Part = Pick<
  Score,
  'question_id' | 'average' | 'coverage' | 'peer' | 'peer_coverage'
> & {
  title: string
  cluster: string | null
  fair: boolean
  weight: number
}

/** Whose line: a person's by id, or a reference's. */
export type Whose = { forecaster: Ranked; person_id: number | null }

const isTheirs = ({ forecaster, person_id }: Whose) =>
  sql`forecaster = ${forecaster} and person_id is not distinct from ${person_id}`

/** What somebody's line adds up from, the newest questions first, a hundred at a time. */
export async function partsOfLine(
  db: Db,
  board: BoardRow,
  whose: Whose,
  cursor?: string,
): Promise<Page<Part>> {
  const [before = Number.MAX_SAFE_INTEGER] = readCursor(cursor, 1) ?? []
  const { rows } = await sql<Part>`
    select board_questions.question_id, average, coverage, peer, peer_coverage, fair, weight, title,
      questions.cluster
    from board_questions
    join scores on scores.question_id = board_questions.question_id
      and scores.round = board_questions.round and rule_set = ${RULE_SET}
    join questions on questions.id = board_questions.question_id
    where board = ${board.key} and ${isTheirs(whose)}
      and board_questions.question_id < ${before}::bigint
    order by board_questions.question_id desc limit ${PAGE + 1}`.execute(db)
  return toPage(rows, PAGE, ({ question_id }) => [question_id])
}

/** The sums themselves, and what the board shows of them. */
export async function sumsOfLine(
  db: Db,
  board: BoardRow,
  whose: Whose,
): Promise<{ line: Line; sums: NamedStanding } | undefined> {
  const { rows } = await sql<NamedStanding>`
    select standings.*, handle, ${isApart} as apart from standings left join people on people.id = person_id
    where board_id = ${board.id}
      and tie = tie_of(${whose.forecaster}, ${whose.person_id}::bigint)`.execute(db)
  const [sums] = rows
  const platform = asPlatform(await platformInForce(db))
  return sums && { sums, line: lineOf(sums, null, { platform, spread: board.spread }) }
}
