import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { NoticedRow, Person } from '#src/db/schema.ts'
import { standingApart } from '#src/scores/apart.ts'
import { MOST_LISTED } from './board.ts'

export type ApartAccount = Pick<Person, 'handle' | 'made_at'>

/** Accounts with which nobody is compared, and since when, the newest first. */
export async function listApart(db: Db): Promise<ApartAccount[]> {
  const { rows } = await sql<ApartAccount>`
    select handle, apart.made_at from ${standingApart()} apart join people on people.id = person_id
    order by apart.made_at desc, person_id limit ${MOST_LISTED}`.execute(db)
  return rows
}

export type NoticedAccount = Pick<NoticedRow, 'noticed' | 'questions' | 'figure' | 'made_at'> &
  Pick<Person, 'handle'>

/** Accounts an admin may want to look at: those noticed last night that do not stand apart. */
export async function listNoticed(db: Db): Promise<NoticedAccount[]> {
  const { rows } = await sql<NoticedAccount>`
    select handle, noticed, questions, figure, noticed_accounts.made_at
    from noticed_accounts join people on people.id = person_id
    where person_id not in (select person_id from ${standingApart()} apart)
    order by questions desc, person_id limit ${MOST_LISTED}`.execute(db)
  return rows
}

/** The boards on which somebody has a line. */
export async function boardsWith(db: Db, person_id: number): Promise<string[]> {
  const rows = await db
    .selectFrom('boards')
    .innerJoin('standings', 'standings.board_id', 'boards.id')
    .select('key')
    .where('tie', '=', person_id)
    .execute()
  return rows.map(({ key }) => key)
}
