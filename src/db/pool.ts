import type { PostgresPool } from 'kysely'
import postgres from 'postgres'
import { isDatabaseAway } from './errors.ts'

const SECONDS_TO_END = 2
const MS_TO_CONNECT = 2000

/** One connection; once lost, it is never asked again. */
type Wire = {
  client: postgres.Sql
  lost: unknown
  /** Fails the query under way: what is asked just before a close the driver never answers. */
  abandon?: (reason: unknown) => void
}

/**
 * Connections for Kysely's own dialect, each a driver's client of one connection. The driver's
 * pool would connect again within a transaction, and it loses count of connections held when the
 * server goes away, until nobody gets one any more.
 */
export function poolOf(
  url: string,
  { max, ...options }: { max: number } & postgres.Options<Record<string, postgres.PostgresType>>,
): PostgresPool {
  const [idle, open, waiting]: [Wire[], Set<Wire>, (() => void)[]] = [[], new Set(), []]
  let held = 0

  function openWire(): Wire {
    const onclose = () => {
      wire.lost ??= Object.assign(new Error('The connection was lost.'), { code: '08006' })
      open.delete(wire)
      wire.abandon?.(wire.lost)
    }
    const limits = { max: 1, max_lifetime: null, idle_timeout: 0, onclose }
    const wire: Wire = { client: postgres(url, { ...options, ...limits }), lost: undefined }
    open.add(wire)
    return wire
  }

  function giveBack(wire: Wire) {
    if (wire.lost) void wire.client.end({ timeout: 0 })
    else idle.push(wire)
    held--
    waiting.shift()?.()
  }

  function fail(wire: Wire, error: unknown): never {
    wire.lost ??= error
    giveBack(wire)
    throw error
  }

  return {
    options: {},
    async connect() {
      while (held >= max) await new Promise<void>((resolve) => waiting.push(resolve))
      held++
      const kept = idle.findLast(({ lost }) => !lost)
      const wire = kept ?? openWire()
      idle.splice(0, idle.length, ...idle.filter((other) => other !== wire && !other.lost))
      const query = (text: string, parameters: readonly unknown[]) => ask(wire, text, parameters)
      if (!kept) await untilConnected(wire).catch((error) => fail(wire, error))
      return { query: query as never, release: () => giveBack(wire) }
    },
    async end() {
      await Promise.all([...open].map(({ client }) => client.end({ timeout: SECONDS_TO_END })))
    },
  }
}

/** The driver tries for ever where somebody answers and hangs up, as a proxy does. */
async function untilConnected(wire: Wire) {
  let timer: NodeJS.Timeout | undefined
  const late = Object.assign(new Error('No connection in time.'), { code: 'CONNECT_TIMEOUT' })
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, MS_TO_CONNECT, late)
  })
  await Promise.race([ask(wire, 'select 1', []), tooLate]).finally(() => clearTimeout(timer))
}

const answer = (wire: Wire, text: string, parameters: readonly unknown[]) =>
  new Promise<postgres.RowList<postgres.Row[]>>((resolve, reject) => {
    wire.abandon = reject
    wire.client.unsafe(text, [...parameters] as never[], { prepare: true }).then(resolve, reject)
  })

async function ask(wire: Wire, text: string, parameters: readonly unknown[]) {
  try {
    if (wire.lost) throw wire.lost
    const rows = await answer(wire, text, parameters)
    return { command: rows.command, rowCount: rows.count, rows: Array.from(rows) }
  } catch (error) {
    if (isDatabaseAway(error)) wire.lost ??= error
    // Kysely adds to the stack, which the driver has made read-only.
    if (error instanceof Error) Object.defineProperty(error, 'stack', { writable: true })
    // What was begun on a lost connection is rolled back already.
    if (wire.lost && text === 'rollback') return { command: 'ROLLBACK', rowCount: 0, rows: [] }
    throw error
  }
}
