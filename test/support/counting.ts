import type { Db } from '#src/db/ctx.ts'

/** The same database, with a count of the statements that were sent to it. */
export function countingStatements(db: Db) {
  let sent = 0
  const counted = db.withPlugin({
    transformQuery({ node }) {
      sent++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return {
    db: counted,
    async during(work: () => Promise<unknown>) {
      const before = sent
      await work()
      return sent - before
    },
  }
}
