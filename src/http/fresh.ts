import type { Context } from 'hono'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { HttpEnv } from './env.ts'

/** Somebody at an unlocked screen must not become its owner: what weighs asks to sign in anew. */
export function refuseStale(c: Context<HttpEnv>, next: string): void {
  if (!c.var.signedIn || c.var.signedIn.isFresh) return
  const words = sentence`You signed in more than 15 minutes ago, and changes here ask for a newer sign-in. Nothing was changed.`
  throw new Refusal('unauthenticated', 'stale', words, { fields: { next } })
}
