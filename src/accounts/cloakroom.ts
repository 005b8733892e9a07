import type { Actor, Db } from '#src/db/ctx.ts'
import type { WaitingDraft } from '#src/db/schema.ts'

/** What somebody left before they had an account: kept by a later room, handed over at the door. */
export type Cloakroom = {
  waiting: (db: Db, visitor: string) => Promise<WaitingDraft[]>
  /** @returns what became of it, as sentences for the next page */
  handOver: (db: Db, actor: Actor, visitor: string) => Promise<string[]>
}
