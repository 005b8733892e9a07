import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import type { CrowdPoint } from '#src/db/schema.ts'
import { kindOf, type Spec, type Value } from '#src/kinds/index.ts'
import { lockAnyQuestion } from '#src/questions/queries.ts'
import { isPersonal } from '#src/questions/question.ts'
import { type MiddleHalf, middleHalf } from '#src/scoring/aggregate.ts'
import { standingOf } from './queries.ts'

const SECONDS_APART = 60

/** Of fewer a quarter is nobody, and a band would tell each one's own word. */
const FEWEST_OF_A_BAND = 4

/**
 * Publishes the crowd as it stands now: a row that is never changed, at most one a minute, and
 * none where nothing changed. The boards score the crowd by these rows.
 *
 * @returns seconds to wait when the last point is too young; then nothing was published
 */
export async function publishCrowd(trx: Trx, question_id: number): Promise<number | undefined> {
  const { spec, state, audience } = await lockAnyQuestion(trx, question_id)
  if (state !== 'published' || isPersonal({ audience })) return undefined
  const last = await lastPoint(trx, question_id)
  if (last && last.age < SECONDS_APART) return Math.ceil(SECONDS_APART - last.age)

  const values = (await standingOf(trx, question_id)).map(({ value }) => value)
  const point = {
    value: values.length > 0 ? kindOf(spec).crowd(values, spec) : null,
    middle: values.length >= FEWEST_OF_A_BAND ? middleOf(values, spec) : null,
    forecasters: values.length,
  }
  if (isSame(last, point)) return undefined
  await sql`
    insert into crowd_points (question_id, value, middle, forecasters, made_at)
    values (${question_id}, ${point.value}::jsonb, ${point.middle && JSON.stringify(point.middle)}::jsonb,
      ${point.forecasters}, current_instant())`.execute(trx)
  return undefined
}

/** The middle half of what people say on each line, weighted as the crowd itself. */
function middleOf(values: Value[], spec: Spec): MiddleHalf[] {
  const { levels } = kindOf(spec)
  const [first = [], ...rest] = values.map(levels)
  return first.map((level, line) =>
    middleHalf([level, ...rest.map((said) => said[line] as number)]),
  )
}

type Point = Pick<CrowdPoint, 'value' | 'middle' | 'forecasters'>

async function lastPoint(trx: Trx, question_id: number) {
  const { rows } = await sql<Point & { age: number }>`
    select value, middle, forecasters, extract(epoch from current_instant() - made_at)::float8 as age
    from crowd_points where question_id = ${question_id} order by id desc limit 1`.execute(trx)
  return rows[0]
}

const isSame = (last: Point | undefined, point: Point) =>
  last ? sorted(last) === sorted(point) : point.forecasters === 0

/** JSON with its keys in order: the database keeps them in an order of its own. */
const sorted = ({ value, middle, forecasters }: Point) =>
  JSON.stringify([value, middle, forecasters], (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
