import { CompiledQuery, sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'

/** How the database would answer each query of some work, were its tables too long to be read whole. */
export async function plansOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<string> {
  const asked: CompiledQuery[] = []
  const watched = db.withPlugin({
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node as never, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await work(watched)
  return db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx)
    const plans: unknown[] = []
    for (const { sql: text, parameters } of asked)
      plans.push(
        (await trx.executeQuery(CompiledQuery.raw(`explain ${text}`, [...parameters]))).rows,
      )
    return JSON.stringify(plans)
  })
}
