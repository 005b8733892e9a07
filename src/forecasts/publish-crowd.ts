import { sql } from 'kysely'
import type { Trx } from '#src/db/ctx.ts'
import type { PublishedCrowd } from '#src/db/schema.ts'
import { published } from '#src/kinds/crowd.ts'
import { lockAnyQuestion } from '#src/questions/queries.ts'
import { isPersonal } from '#src/questions/question.ts'
import { type Crowds, keepCrowds, standingCrowd } from './standing-crowd.ts'

const SECONDS_APART = 60

/** Of fewer a quarter is nobody, and a band would tell each one's own word. */
const FEWEST_OF_A_BAND = 4

/** A database's own crowds; all its transactions share one adapter. */
const crowdsOf = new WeakMap<object, Crowds>()

function crowdsIn(trx: Trx): Crowds {
  const { adapter } = trx.getExecutor()
  const crowds = crowdsOf.get(adapter) ?? keepCrowds()
  crowdsOf.set(adapter, crowds)
  return crowds
}

/**
 * Publishes the crowd as it stands now, and each pool beside it: a row that is never changed, at
 * most one a minute, and none where nothing changed. The boards score the crowd by these rows.
 *
 * @returns seconds to wait when the last point is too young; then nothing was published
 */
export async function publishCrowd(
  trx: Trx,
  question_id: number,
  crowds: Crowds = crowdsIn(trx),
): Promise<number | undefined> {
  const question = await lockAnyQuestion(trx, question_id)
  if (question.state !== 'published' || isPersonal(question)) return undefined
  const last = await lastPoint(trx, question_id)
  if (last && last.age < SECONDS_APART) return Math.ceil(SECONDS_APART - last.age)

  const { crowd, frame } = await standingCrowd(trx, question, crowds)
  const said = published(crowd, question.spec, frame)
  const forecasters = crowd.standing.size
  const point = {
    value: said?.value ?? null,
    middle: said && forecasters >= FEWEST_OF_A_BAND ? said.middle : null,
    others: said?.others ?? null,
    forecasters,
  }
  if (isSame(last, point)) return undefined
  await sql`
    insert into crowd_points (question_id, value, middle, others, forecasters, made_at)
    values (${question_id}, ${point.value}::jsonb, ${point.middle && JSON.stringify(point.middle)}::jsonb,
      ${point.others}::jsonb, ${forecasters}, current_instant())`.execute(trx)
  return undefined
}

type Point = Pick<PublishedCrowd, 'value' | 'middle' | 'others' | 'forecasters'>

async function lastPoint(trx: Trx, question_id: number) {
  const { rows } = await sql<Point & { age: number }>`
    select value, middle, others, forecasters,
      extract(epoch from current_instant() - made_at)::float8 as age
    from crowd_points where question_id = ${question_id} order by id desc limit 1`.execute(trx)
  return rows[0]
}

const isSame = (last: Point | undefined, point: Point) =>
  last ? sorted(last) === sorted(point) : point.forecasters === 0

/** JSON with its keys in order: the database keeps them in an order of its own. */
const sorted = ({ value, middle, others, forecasters }: Point) =>
  JSON.stringify([value, middle, others, forecasters], (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
