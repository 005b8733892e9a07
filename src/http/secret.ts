import type { Db } from '#src/db/ctx.ts'
import { findSite } from '#src/site/queries.ts'

/** Signs what passes through a browser and comes back; made with the site, never shown. */
export const siteSecret = async (db: Db): Promise<string> => (await findSite(db)).secret
