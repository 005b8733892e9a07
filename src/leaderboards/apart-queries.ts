import type { Db } from '#src/db/ctx.ts'
import type { NoticedRow, Person } from '#src/db/schema.ts'

/** Accounts with which nobody is compared, the newest first. */
export const listApart = (db: Db): Promise<(Pick<Person, 'handle'> & { apart_at: Date })[]> =>
  db
    .selectFrom('people')
    .select('handle')
    .select((eb) => eb.ref('apart_at').$notNull().as('apart_at'))
    .where('apart_at', 'is not', null)
    .orderBy('apart_at', 'desc')
    .orderBy('id')
    .execute()

export type NoticedAccount = Pick<NoticedRow, 'noticed' | 'questions' | 'figure' | 'made_at'> &
  Pick<Person, 'handle'>

/** Accounts an admin may want to look at: those noticed last night that do not stand apart. */
export const listNoticed = (db: Db): Promise<NoticedAccount[]> =>
  db
    .selectFrom('noticed_accounts')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['handle', 'noticed', 'questions', 'figure', 'noticed_accounts.made_at'])
    .where('apart_at', 'is', null)
    .orderBy('questions', 'desc')
    .orderBy('person_id')
    .execute()

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
