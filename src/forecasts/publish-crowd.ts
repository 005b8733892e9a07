import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import type { CrowdPoint } from '#src/db/schema.ts'
import { kindOf } from '#src/kinds/index.ts'
import { lockQuestion } from '#src/questions/queries.ts'
import { standingOf } from './queries.ts'

const SECONDS_APART = 60

/**
 * Publishes the crowd as it stands now: a row that is never changed, at most one a minute, and
 * none where nothing changed. The boards score the crowd by these rows.
 *
 * @returns seconds to wait when the last point is too young; then nothing was published
 */
export async function publishCrowd(trx: Trx, question_id: number): Promise<number | undefined> {
  const { spec, state } = await lockQuestion(trx, question_id)
  if (state !== 'published') return undefined
  const last = await lastPoint(trx, question_id)
  if (last && last.age < SECONDS_APART) return Math.ceil(SECONDS_APART - last.age)

  const standing = await standingOf(trx, question_id)
  const values = standing.map(({ value }) => value)
  const value = values.length > 0 ? kindOf(spec).crowd(values, spec) : null
  const forecasters = values.length
  if (isSame(last, { value, forecasters })) return undefined
  await sql`
    insert into crowd_points (question_id, value, forecasters, made_at)
    values (${question_id}, ${value}::jsonb, ${forecasters}, current_instant())`.execute(trx)
  return undefined
}

type Point = Pick<CrowdPoint, 'value' | 'forecasters'>

async function lastPoint(trx: Trx, question_id: number) {
  const { rows } = await sql<Point & { age: number }>`
    select value, forecasters, extract(epoch from current_instant() - made_at)::float8 as age
    from crowd_points where question_id = ${question_id} order by id desc limit 1`.execute(trx)
  return rows[0]
}

const isSame = (last: Point | undefined, { value, forecasters }: Point) =>
  last
    ? sorted(last.value) === sorted(value) && last.forecasters === forecasters
    : forecasters === 0

/** JSON with its keys in order: the database keeps them in an order of its own. */
const sorted = (value: unknown) =>
  JSON.stringify(value, value && typeof value === 'object' ? Object.keys(value).sort() : null)
