import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * A migration of plain SQL. Statements are parted by blank lines, since function bodies hold
 * semicolons and the embedded database takes one statement a call.
 */
export const statements = (text: string): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const statement of text.split(/\n\s*\n/)) await sql.raw(statement).execute(db)
  },
})

/** Refuses changes, and new rows whose `made_at` is not of now. */
export const appendOnly = (...tables: string[]) =>
  tables
    .flatMap((table) => [
      `create trigger ${table}_kept before update or delete on ${table} for each row execute function refuse_change()`,
      `create trigger ${table}_not_emptied before truncate on ${table} for each statement execute function refuse_change()`,
      `create trigger ${table}_of_now before insert on ${table} for each row execute function refuse_other_times()`,
      ...['kept', 'not_emptied', 'of_now'].map(
        (name) => `alter table ${table} enable always trigger ${table}_${name}`,
      ),
    ])
    .join('\n\n')
