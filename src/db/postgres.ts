import { Kysely, PostgresDialect } from 'kysely'
import type { Db } from './ctx.ts'
import { poolOf } from './pool.ts'
import type { Tables } from './schema.ts'
import { oid, toSafeNumber } from './values.ts'

/** PostgreSQL's own limits, asked for at connecting; a pooler's role may set stricter ones. */
const LIMITS = {
  TimeZone: 'UTC',
  statement_timeout: 5000,
  lock_timeout: 2000,
  idle_in_transaction_session_timeout: 10_000,
  jit: 'off',
}

/**
 * A pool of connections. Losing one never ends the process: the pool opens another when next
 * asked, and whoever waited gets the error.
 */
export function openPostgres(url: string, { max = 10, limits = true } = {}): Db {
  const pool = poolOf(url, {
    max,
    connect_timeout: 2,
    onnotice: () => {},
    connection: limits ? LIMITS : { TimeZone: 'UTC' },
    types: {
      int8: { to: oid.int8, from: [oid.int8], serialize: String, parse: toSafeNumber },
      date: { to: oid.date, from: [oid.date], serialize: String, parse: String },
      json: { to: oid.jsonb, from: [oid.json, oid.jsonb], serialize: asJson, parse: JSON.parse },
      json114: { to: oid.json, from: [], serialize: asJson, parse: JSON.parse },
    },
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** A text is taken as JSON already written; the driver would encode it a second time. */
const asJson = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
