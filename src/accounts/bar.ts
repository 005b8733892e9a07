import type { Ctx } from '#src/db/ctx.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { type Named, readNamed } from './named.ts'

/** Whom an admin is about to bar, and why. */
export async function readBar(ctx: Ctx, input: unknown): Promise<Named> {
  const bar = await readNamed(ctx, input)
  if (bar.person.id === ctx.actor?.id)
    throw new Refusal('conflict', 'oneself', sentence`You cannot bar yourself.`)
  return bar
}
