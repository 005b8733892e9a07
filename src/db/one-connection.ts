import { type PGlite, parse, protocol } from '@electric-sql/pglite'
import type { PostgresPool } from 'kysely'

const { serialize } = protocol

/** Statements that stay prepared; the one that was not asked for longest makes room. */
const MOST_KEPT = 500

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]
type Statement = { name: string; parameters: number[]; described: Message[] }

/** The embedded database as a pool of the one connection it has, for Kysely's own dialect. */
export function oneConnection(pglite: PGlite): PostgresPool {
  const query = queryOf(pglite)
  const waiting: (() => void)[] = []
  let isHeld = false
  return {
    options: {},
    async connect() {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
      isHeld = true
      // Handed over to whoever waited longest; it is free only when nobody does.
      const release = () => {
        isHeld = waiting.length > 0
        waiting.shift()?.()
      }
      const exclusively = (text: string, values: readonly unknown[]) =>
        pglite.runExclusive(() => query(text, values))
      return { query: exclusively as never, release }
    },
    end: () => pglite.close(),
  }
}

/**
 * Parsing is the slowest part of most statements in the embedded database: each is prepared once,
 * as PostgreSQL's driver does it, and then sent in one message.
 */
function queryOf(pglite: PGlite) {
  const kept = new Map<string, Statement>()
  const outdated: Uint8Array[] = []
  let made = 0

  async function prepare(text: string): Promise<Statement> {
    const name = `statement_${++made}`
    const described = await send(pglite, [
      ...outdated.splice(0),
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    ])
    return { name, parameters: parse.parseDescribeStatementResults(described), described }
  }

  function forget(text: string, { name }: Statement) {
    kept.delete(text)
    outdated.push(serialize.close({ type: 'S', name }))
  }

  function keep(text: string, statement: Statement) {
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept
    if (oldest && kept.size > MOST_KEPT) forget(...oldest)
  }

  return async (text: string, values: readonly unknown[]) => {
    const statement = kept.get(text) ?? (await prepare(text))
    keep(text, statement)
    try {
      return await execute(pglite, statement, values)
    } catch (error) {
      // It may have failed because a table has changed under it.
      forget(text, statement)
      throw error
    }
  }
}

async function execute(pglite: PGlite, statement: Statement, values: readonly unknown[]) {
  const { name, parameters, described } = statement
  const written = values.map((value, index) => {
    const write = pglite.serializers[parameters[index] ?? 0] ?? String
    return value === null || value === undefined ? null : write(value)
  })
  const bound = serialize.bind({ statement: name, values: written })
  const told = await send(pglite, [bound, serialize.execute({})])
  const [result] = parse.parseResults([...described, ...told], pglite.parsers)
  return { command: result?.command, rowCount: result?.affectedRows, rows: result?.rows ?? [] }
}

const send = (pglite: PGlite, messages: Uint8Array[]) =>
  pglite.execProtocolStream(Buffer.concat([...messages, serialize.sync()]))
