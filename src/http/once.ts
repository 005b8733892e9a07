import type { Context } from 'hono'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import { isLockTimeout } from '#src/db/errors.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { sha256 } from '#src/lib/sha256.ts'
import type { HttpEnv } from './env.ts'

export type Fields = Record<string, string>
/** A form's fields without its key; `key` is missing only from hand-made requests. */
export type Form = { key: string | undefined; fields: Fields }

export async function readForm(c: Context): Promise<Form> {
  const body = await c.req.parseBody().catch(() => {
    throw new Refusal(
      'invalid',
      'unreadable',
      sentence`The form could not be read. Nothing was saved.`,
    )
  })
  // PostgreSQL keeps no NUL; nobody types one.
  const texts = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\0', '')] as const] : [],
  )
  const { idempotency_key, ...fields } = Object.fromEntries(texts)
  return { key: idempotency_key || undefined, fields }
}

/**
 * Does the work of a form once, however often it is sent: the key is written in the transaction
 * of the effect and keeps the id that was made. A refusal leaves nothing behind.
 *
 * @returns the id made now or by the first sending
 */
export async function once(
  c: Context<HttpEnv>,
  { key, fields }: Form,
  work: (ctx: Ctx) => Promise<{ id: number }>,
): Promise<{ id: number }> {
  const { ctx } = c.var
  const { actor } = ctx
  if (!actor) throw new Refusal('unauthenticated', 'unauthenticated', sentence`Sign in first.`)
  if (!key || key.length > 255)
    throw new Refusal('invalid', 'no_key', sentence`Open the form again and send it from there.`)

  const sending = { person_id: actor.id, key, digest: digestOf(c, fields) }
  try {
    return await transact(ctx, async (trx) => {
      const earlier = await claimKey(trx, sending)
      if (earlier) return earlier
      const { id } = await work({ ...ctx, db: trx })
      await trx
        .updateTable('idempotency_keys')
        .set({ made_id: id })
        .where('person_id', '=', actor.id)
        .where('key', '=', key)
        .execute()
      return { id }
    })
  } catch (error) {
    if (isLockTimeout(error)) throw busy()
    throw error
  }
}

type Sending = { person_id: number; key: string; digest: string }

/** Waits for a twin that is under way; afterwards its row is there, or the key is ours. */
async function claimKey(trx: Trx, sending: Sending): Promise<{ id: number } | undefined> {
  const claimed = await trx
    .insertInto('idempotency_keys')
    .values(sending)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined

  const { person_id, key, digest } = sending
  const earlier = await trx
    .selectFrom('idempotency_keys')
    .select(['digest', 'made_id'])
    .where('person_id', '=', person_id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.digest !== digest) throw otherBody()
  return { id: earlier.made_id as number }
}

const digestOf = (c: Context, fields: Fields) =>
  sha256(JSON.stringify([c.req.method, c.req.path, Object.entries(fields).sort()]))

const otherBody = () =>
  new Refusal(
    'invalid',
    'key_used',
    sentence`This form was already sent with other words; what was sent first is saved. Send it again to save these too.`,
  )

const busy = () =>
  new Refusal(
    'conflict',
    'busy',
    sentence`Your first sending is still under way. Send again in two seconds.`,
    {
      secondsToWait: 2,
    },
  )
