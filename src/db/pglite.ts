import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import {
  Kysely,
  PGliteAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Db } from './ctx.ts'
import { oneConnection } from './one-connection.ts'
import type { Tables } from './schema.ts'
import { oid, toSafeNumber } from './values.ts'

const parsers = { [oid.int8]: toSafeNumber, [oid.date]: String }

/** The embedded database, in a directory that the caller has locked, or in memory. */
export async function openPglite(options: PGliteOptions): Promise<{ db: Db; pglite: PGlite }> {
  const pglite = await PGlite.create({ ...options, parsers })
  const dialect = {
    createAdapter: () => new PGliteAdapter(),
    createDriver: () => new PostgresDriver({ pool: oneConnection(pglite) }),
    createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return { db: new Kysely<Tables>({ dialect }), pglite }
}
