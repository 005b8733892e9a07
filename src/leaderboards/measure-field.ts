import { sql } from 'kysely'
import type { Db, Trx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { scheduleOf } from '#src/scores/inputs.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { type Contest, fieldStrength } from '#src/scoring/field-strength.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { rankingKey } from '#src/scoring/skill.ts'
import { windowOf } from '#src/scoring/standing.ts'
import { ALL } from './board.ts'
import { platformInForce } from './platform.ts'

/** Each takes ten sweeps over all that was said; of more a night would not be enough. */
const MOST_MOVES = 2_000_000

/**
 * Notes for everybody on the board of all questions what their skill is when it counts how strong
 * the others were. Who earns beside the weak, or beside an account made to be beaten, falls back.
 *
 * @returns whether anything was noted; nothing is where nothing is resolved since, or it is too much
 */
export async function measureField(trx: Trx): Promise<boolean> {
  const due = await boardDue(trx)
  if (!due) return false
  const { rows: standings } = await sql<{ person_id: number; relative: number; covered: number }>`
    select person_id, relative, covered from standings join boards on boards.id = board_id
    where key = ${ALL} and forecaster = 'person' and covered > 0 order by person_id`.execute(trx)
  const moves = await movesOf(trx)
  await trx.deleteFrom('field_skills').execute()
  if (moves.length > MOST_MOVES) return false

  const { lambda } = await platformInForce(trx)
  const numberOf = new Map(standings.map(({ person_id }, index) => [person_id, index]))
  const skills = fieldStrength(
    await contestsOf(trx, moves, numberOf),
    standings.map(({ relative, covered }) => ({
      relative: relative / STORED_UNIT,
      coverage: covered / STORED_UNIT,
    })),
    lambda / STORED_UNIT,
  )
  const noted = standings.map(({ person_id }, index) => ({
    person_id,
    skill: rankingKey({ skill: skills[index] as number }),
  }))
  await sql`
    insert into field_skills (person_id, skill, made_at)
    select person_id, skill, ${due} from jsonb_to_recordset(${JSON.stringify(noted)}::jsonb)
      as noted (person_id bigint, skill bigint)`.execute(trx)
  return true
}

/** When the board was last summed, unless it was measured since. */
async function boardDue(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ made_at: Date }>`
    select made_at from boards where key = ${ALL}
      and not exists (select from field_skills where field_skills.made_at >= boards.made_at)`.execute(
    db,
  )
  return rows[0]?.made_at
}

type Move = { question_id: number; person_id: number; made_at: Date; stands: boolean }

/** Who stood when on the questions that count for skill. */
async function movesOf(db: Db): Promise<Move[]> {
  const { rows } = await sql<Move>`
    select question_id, person_id, made_at, value is not null as stands
    from forecasts join board_questions using (question_id)
    where board = ${ALL} and fair order by question_id, made_at, id
    limit ${MOST_MOVES + 1}`.execute(db)
  return rows
}

type Timed = Pick<Question, 'id' | 'opens_at' | 'closes_at' | 'closed_early_at'> & {
  known_at: Date
}

/** Whoever was compared with the others when it was scored is in the reference. */
async function contestsOf(
  db: Db,
  moves: Move[],
  numberOf: Map<number, number>,
): Promise<Contest[]> {
  const { rows } = await sql<Timed>`
    select questions.id, opens_at, closes_at, closed_early_at, known_at
    from questions join board_questions on question_id = questions.id
    join resolution_entries final on final.question_id = questions.id
      and final.round = board_questions.round and final.kind = 'final'
    where board = ${ALL} and fair and known_at is not null`.execute(db)
  const apart = await apartOn(db)
  const byQuestion = Map.groupBy(moves, ({ question_id }) => question_id)
  return rows.map((question) => {
    const said = (byQuestion.get(question.id) ?? []).filter(({ person_id }) =>
      numberOf.has(person_id),
    )
    const here = [...new Set(said.map(({ person_id }) => person_id))]
    const placeOf = new Map(here.map((person_id, place) => [person_id, place]))
    return {
      people: here.map((person_id) => numberOf.get(person_id) as number),
      reference: here.map((person_id) => apart.get(question.id)?.has(person_id) !== true),
      window: windowOf(scheduleOf(question, question.known_at)),
      unit: 1,
      log: said.map(({ person_id, made_at, stands }) => ({
        ...{ at: made_at.getTime(), who: placeOf.get(person_id) as number },
        score: stands ? 0 : null,
      })),
    }
  })
}

/** Who stood apart on which of those questions. */
async function apartOn(db: Db): Promise<Map<number, Set<number>>> {
  const { rows } = await sql<{ question_id: number; people: number[] }>`
    select scores.question_id, array_agg(person_id) as people
    from scores join board_questions using (question_id, round)
    where board = ${ALL} and fair and forecaster = 'person' and not compared
      and rule_set = ${RULE_SET} group by scores.question_id`.execute(db)
  return new Map(rows.map(({ question_id, people }) => [question_id, new Set(people)]))
}
