import type { Actor } from '#src/db/ctx.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence, together } from '#src/lib/sentence.ts'

/** Who may do what, and how the refusal says it. */
const rights = {
  forecast: { may: isMember, only: sentence`Only members can forecast.` },
  ask: { may: isMember, only: sentence`Only members can ask questions.` },
  ask_oneself: { may: isMember, only: sentence`Only members can keep questions for themselves.` },
  keep_account: { may: isPerson, only: sentence`Only members can change an account.` },
  edit_articles: {
    may: isModerator,
    only: sentence`Only moderators can add articles and quote claims.`,
  },
  review: {
    may: isModerator,
    only: sentence`Only moderators can accept, check and close questions.`,
  },
  resolve: { may: isModerator, only: sentence`Only moderators can resolve questions.` },
  run_tournaments: {
    may: isModerator,
    only: sentence`Only moderators can make and remove tournaments.`,
  },
  correct: { may: isAdmin, only: sentence`Only admins can correct a result.` },
  administer: { may: isAdmin, only: sentence`Only admins can change roles and settings.` },
} as const

export type Right = keyof typeof rights

/** Whether to show a button; `allow` asks the same. */
export const may = (actor: Actor | undefined, right: Right): boolean =>
  actor !== undefined && rights[right].may(actor)

/** The first line of every use case: who acts, or the refusal. */
export function allow(actor: Actor | undefined, right: Right): Actor {
  if (!actor) throw new Refusal('unauthenticated', 'unauthenticated', sentence`Sign in first.`)
  if (may(actor, right)) return actor

  throw new Refusal('forbidden', 'forbidden', together(rights[right].only, signedInAs(actor)))
}

function signedInAs({ handle, role, barred }: Actor): string {
  if (barred) return sentence`You are signed in as ${handle}, a barred account.`
  if (role === 'admin') return sentence`You are signed in as ${handle}, an admin.`
  if (role === 'moderator') return sentence`You are signed in as ${handle}, a moderator.`
  return sentence`You are signed in as ${handle}, a member.`
}

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
