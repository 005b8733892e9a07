import type { Selectable } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import type { Tables } from '#src/db/schema.ts'

/** The site's one row: its name, preset and secret. Made by the first migration. */
export const findSite = (db: Db): Promise<Selectable<Tables['site']>> =>
  db.selectFrom('site').selectAll().executeTakeFirstOrThrow()
