import type { Kysely, Transaction } from 'kysely'
import type { Role } from '#src/accounts/account.ts'
import { mayBeRetried } from './errors.ts'
import type { Tables } from './schema.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** Who acts: a person with a role; `barred` may look and nothing else. */
export type Actor = { id: number; handle: string; role: Role; barred: boolean }

/**
 * What a use case is given: where to write and for whom. No clock: time is the database's. `key` is
 * what a reader brings in the address of a question shared by link.
 */
export type Ctx = { db: Db; actor: Actor | undefined; key?: string | undefined }

const TRIES = 3

/** Runs the work in a transaction, or joins the one already begun. */
export async function transact<T>(ctx: Ctx, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx.db as Trx)

  for (let tried = 1; ; tried++) {
    try {
      return await ctx.db.transaction().execute(work)
    } catch (error) {
      if (tried === TRIES || !mayBeRetried(error)) throw error
    }
  }
}

/** Reads everything as it stood at one moment, whatever others write meanwhile. */
export const asOfOneMoment = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').execute(work)
