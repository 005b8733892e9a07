import type { Selectable } from 'kysely'
import { currentInstant } from '#src/db/clock.ts'
import type { Db } from '#src/db/ctx.ts'
import type { Tables } from '#src/db/schema.ts'

export type SeenSite = Selectable<Tables['site']> & { now: Date }

/** The site's one row: its name, preset and secret; and the time by its clock. */
export const findSite = (db: Db): Promise<SeenSite> =>
  db.selectFrom('site').selectAll().select(currentInstant.as('now')).executeTakeFirstOrThrow()
