import type { Actor } from '#src/db/ctx.ts'
import { Refusal } from '#src/lib/refusal.ts'

/** Who may do what, and how the refusal names it. */
const rights = {
  forecast: { may: isMember, who: 'members', what: 'forecast' },
  ask: { may: isMember, who: 'members', what: 'ask questions' },
  ask_oneself: { may: isMember, who: 'members', what: 'keep questions for themselves' },
  keep_account: { may: isPerson, who: 'members', what: 'change an account' },
  edit_articles: { may: isModerator, who: 'moderators', what: 'add articles and quote claims' },
  review: { may: isModerator, who: 'moderators', what: 'accept, check and close questions' },
  resolve: { may: isModerator, who: 'moderators', what: 'resolve questions' },
  administer: { may: isAdmin, who: 'admins', what: 'change roles and settings' },
} as const

export type Right = keyof typeof rights

/** Whether to show a button; `allow` asks the same. */
export const may = (actor: Actor | undefined, right: Right): boolean =>
  actor !== undefined && rights[right].may(actor)

/** The first line of every use case: who acts, or the refusal. */
export function allow(actor: Actor | undefined, right: Right): Actor {
  if (!actor) throw new Refusal('unauthenticated', 'unauthenticated', 'Sign in first.')
  if (may(actor, right)) return actor

  const { who, what } = rights[right]
  const as = `You are signed in as ${actor.handle}, ${actor.barred ? 'a barred account' : a(actor)}.`
  throw new Refusal('forbidden', 'forbidden', `Only ${who} can ${what}. ${as}`)
}

const a = ({ role }: Actor) => `${role === 'admin' ? 'an' : 'a'} ${role}`

function isPerson(_actor: Actor) {
  return true
}

function isMember({ barred }: Actor) {
  return !barred
}

function isModerator({ barred, role }: Actor) {
  return !barred && role !== 'member'
}

function isAdmin({ barred, role }: Actor) {
  return !barred && role === 'admin'
}
