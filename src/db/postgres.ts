import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres, { type ReservedSql } from 'postgres'
import type { Db } from './ctx.ts'
import { databaseError, isDatabaseAway } from './errors.ts'
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

const SECONDS_TO_END = 2

/**
 * A pool of connections. Losing one never ends the process: the pool opens another when next
 * asked, and whoever waited gets the error.
 */
export function openPostgres(url: string, { max = 10, limits = true } = {}): Db {
  const client = postgres(url, {
    max,
    connect_timeout: 2,
    idle_timeout: 60,
    onnotice: () => {},
    connection: limits ? LIMITS : { TimeZone: 'UTC' },
    types: {
      int8: { to: oid.int8, from: [oid.int8], serialize: String, parse: toSafeNumber },
      date: { to: oid.date, from: [oid.date], serialize: String, parse: String },
      json: { to: oid.jsonb, from: [oid.json, oid.jsonb], serialize: asJson, parse: JSON.parse },
      json114: { to: oid.json, from: [], serialize: asJson, parse: JSON.parse },
    },
  })
  const reserve = client.reserve
  client.reserve = () => hold(reserve, max)
  // Without a limit the driver waits for ever for what a lost connection was asked.
  const end = client.end
  client.end = () => end({ timeout: SECONDS_TO_END })
  return new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: client }) })
}

/** A connection that was killed hands its old error to whoever asks for it next: ask again. */
async function hold<Held extends Holdable>(reserve: () => Promise<Held>, tries: number) {
  for (let tried = 0; ; tried++) {
    try {
      return watched(await reserve())
    } catch (error) {
      if (tried === tries || !isKilled(error)) throw error
    }
  }
}

const isKilled = (error: unknown) => ['57P01', '57P02'].includes(databaseError(error)?.code ?? '')

type Holdable = Pick<ReservedSql, 'unsafe' | 'release'>

/** What the driver hands to `onexecute`; of it, only the connection's end matters here. */
type Wire = { onclose: ((error: unknown) => void) | null }

/**
 * A connection held for one query or transaction, which may be lost in between. The driver would
 * write to it all the same, and that ends the process; nor may it go back to the pool. What was
 * begun on it is rolled back by its loss.
 */
function watched<Held extends Holdable>(held: Held): Held {
  let wire: Wire | undefined
  let lost: unknown
  const onexecute = (used: Wire) => {
    wire = used
    wire.onclose = (error) => {
      lost = error
    }
    return true
  }
  const unsafe = async (text: string, parameters: never[], options: object) => {
    try {
      if (lost) throw lost
      return await held.unsafe(text, parameters, { ...options, onexecute } as object)
    } catch (error) {
      if (isDatabaseAway(error)) lost = error
      if (lost && text === 'rollback') return []
      throw error
    }
  }
  const release = () => {
    if (wire) wire.onclose = null
    if (!lost) held.release()
  }
  return Object.assign(() => {}, { unsafe, release }) as unknown as Held
}

/** A text is taken as JSON already written; the driver would encode it a second time. */
const asJson = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
