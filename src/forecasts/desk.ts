import { sql } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Ctx } from '#src/db/ctx.ts'
import type { Value } from '#src/kinds/index.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { isOpenAt, isSeenBy, phaseAt } from '#src/questions/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'

const PAGE = 25
const MOST_ROWS = 50

/**
 * An own forecast with its question; `value` is null once it is withdrawn. The rank says why it
 * stands where it does: 0 closes within a week, 1 lay untouched for a month, 2 is the rest.
 */
export type DeskRow = SeenQuestion & { value: Value | null; said_at: Date | null; rank: number }

/** A page of what the viewer's forecasts stand on and is still open. */
export async function deskOf({ db, actor }: Ctx, cursor?: string): Promise<Page<DeskRow>> {
  const [rank, close, id] = readCursor(cursor, 3) ?? []
  const rest = sql`and (rank, closes_at, id) >
    (${rank}::bigint, to_timestamp(${close}::float8 / 1000), ${id}::bigint)`
  const { rows } = await sql<DeskRow>`
    select * from (${ownRows(actor)} and ${isOpenAt(currentInstant)} and value is not null) desk
    where true ${rank === undefined ? sql`` : rest}
    order by rank, closes_at, id limit ${PAGE + 1}`.execute(db)
  return toPage(rows, PAGE, ({ rank, closes_at, id }) => [rank, closes_at.getTime(), id])
}

/** These rows as they stand now, open or not, in the order of the desk. */
export async function deskRows({ db, actor }: Ctx, ids: number[]): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    ${ownRows(actor)} and id = any(${ids}::bigint[])
    order by rank, closes_at, id`.execute(db)
  return rows
}

const ownRows = (actor: Actor | undefined) => sql`
  select questions.*, ${phaseAt(currentInstant)} as phase, value, said_at,
    case when closes_at < ${currentInstant} + interval '7 days' then 0
      when said_at < ${currentInstant} - interval '30 days' then 1 else 2 end as rank
  from questions join (
    select distinct on (question_id) question_id, value, made_at as said_at from forecasts
    where person_id = ${actor?.id ?? 0} order by question_id, made_at desc, id desc
  ) own on own.question_id = questions.id
  where ${isSeenBy(actor)}`

/** One row as it was sent: the fields of a forecast, and what they showed before. */
export type DeskEntry = {
  question_id: number
  typed: Record<string, string>
  was: string
  confirmed: string | undefined
}

const NAME = /^(\d{1,15})\.([a-z_]+)$/

/** The rows of a form whose fields are called after their question: `7.kind`, `7.bp`, `7.was`. */
export function readDesk(fields: Record<string, string>): DeskEntry[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [name, value] of Object.entries(fields)) {
    const [, id, field] = NAME.exec(name) ?? []
    if (field) rows.set(Number(id), { ...rows.get(Number(id)), [field]: value })
  }
  if (rows.size > MOST_ROWS) throw tooMany()
  return [...rows].map(([question_id, { was = '', confirmed, ...typed }]) => ({
    ...{ question_id, typed, was, confirmed },
  }))
}

/** Whether the one field of a row says something else than when it was shown. */
export const isChanged = ({ typed: { kind: _, ...fields }, was }: DeskEntry) =>
  Object.values(fields).some((words) => words.trim() !== was)

const tooMany = () =>
  new Refusal(
    'invalid',
    'too_many_rows',
    sentence`Send at most ${MOST_ROWS} rows at once. Nothing was saved.`,
  )
