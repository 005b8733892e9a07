import { sql } from 'kysely'
import type { Db, Trx } from '#src/db/ctx.ts'
import { type Conduct, conductOf, FEWEST_NOTICED, type Noticed } from '#src/scoring/conduct.ts'
import { stored } from '#src/scoring/exact.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { ALL } from './board.ts'

/**
 * Notes whose record looks like a copy of the crowd, or like that of an account made to lose, for an
 * admin to look at. Nothing follows from it by itself.
 */
export async function noticeAccounts(trx: Trx): Promise<void> {
  const records = await longRecords(trx)
  await trx.deleteFrom('noticed_accounts').execute()
  const found = records.flatMap(({ person_id, ...record }) => {
    const noticed = conductOf(record)
    const { questions } = record
    return noticed ? { person_id, noticed, questions, figure: figureOf(noticed, record) } : []
  })
  await sql`
    insert into noticed_accounts (person_id, noticed, questions, figure)
    select person_id, noticed, questions, figure from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as found (person_id bigint, noticed text, questions integer, figure bigint)`.execute(trx)
}

type Conducted = Conduct & { person_id: number }

/** What is told of a record: points a question beside the crowd, or beyond knowing nothing. */
const figureOf = (noticed: Noticed, { questions, besideCrowd, beyondEven }: Conduct): number =>
  stored(noticed === 'follows_crowd' ? Math.sqrt(besideCrowd / questions) : beyondEven / questions)

/** Records over the questions that count for skill and on which they stood beside the crowd. */
async function longRecords(db: Db): Promise<Conducted[]> {
  const { rows } = await sql<Conducted>`
    select own.person_id, count(*)::integer as questions,
      sum((own.average - even.average) / 1e10::float8) as "beyondEven",
      sum((own.vs_crowd / own.vs_crowd_coverage::float8) ^ 2) as "besideCrowd"
    from board_questions
    join scores own on own.question_id = board_questions.question_id
      and own.round = board_questions.round and own.rule_set = ${RULE_SET}
    join scores even on even.question_id = own.question_id and even.round = own.round
      and even.rule_set = own.rule_set and even.forecaster = 'even' and even.person_id is null
    where board = ${ALL} and fair and own.forecaster = 'person' and own.vs_crowd_coverage > 0
    group by own.person_id having count(*) >= ${FEWEST_NOTICED}`.execute(db)
  return rows
}
