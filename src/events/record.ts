import type { Ctx, Trx } from '#src/db/ctx.ts'
import { sha256 } from '#src/lib/sha256.ts'
import type { NewEvent } from './event.ts'
import { enqueue } from './queue.ts'

/** Appends what happened, in the transaction of its effect, with the work that follows from it. */
export async function record(trx: Trx, ctx: Ctx, { at, ...event }: NewEvent): Promise<void> {
  const { id } = await trx
    .insertInto('events')
    .values({ ...event, actor_id: ctx.actor?.id ?? null, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await enqueue(trx, { name: 'react', key: String(id), payload: { event_id: id } })
}

/** Keeps words where a later removal can blank them; append-only rows hold the hash alone. */
export async function keepText(trx: Trx, body: string): Promise<string> {
  const hash = sha256(body)
  await trx
    .insertInto('texts')
    .values({ sha256: hash, body })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  return hash
}
