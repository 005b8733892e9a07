import { type RawBuilder, sql } from 'kysely'
import type { BoardRow } from '#src/db/schema.ts'
import type { Member } from './board.ts'

/** What is added to a board, or taken away. */
export type Signed = Member & { sign: 1 | -1 }

/**
 * Members as lists of values, whose length the database knows when it plans. Boards that change
 * alike, as nearly all that one question counts on, are one list, which is summed once.
 *
 * @returns the lists, each by the first board that it is for; every board beside its list; and whether
 *   each list is of one question alone, so that nobody has two scores in it
 */
export function listsOf(
  members: Signed[],
  boards: BoardRow[],
): { listed: RawBuilder<unknown>; alike: RawBuilder<unknown>[]; isAlone: boolean } {
  const lists = new Map<string, { id: number; rows: RawBuilder<unknown>[] }>()
  const alike = boards.map(({ id, key, by_points }) => {
    const own = members.filter(({ board }) => board === key).map(({ board, ...member }) => member)
    const name = JSON.stringify(own)
    const list = lists.get(name) ?? { id, rows: own.map((member) => rowOf(id, member)) }
    lists.set(name, list)
    return sql`(${list.id}::integer, ${id}::integer, ${by_points}::boolean)`
  })
  const rows = [...lists.values()].flatMap((list) => list.rows)
  return { listed: sql`(values ${sql.join(rows)})`, alike, isAlone: rows.length === lists.size }
}

const rowOf = (id: number, member: Omit<Signed, 'board'>): RawBuilder<unknown> => {
  const { sign, question_id, round, cluster, fair, weight } = member
  return sql`(${sign}::integer, ${id}::integer, ${question_id}::bigint, ${round}::integer, ${cluster},
    ${fair}::boolean, ${weight}::integer)`
}
