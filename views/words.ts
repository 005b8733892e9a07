import type { Role } from '#src/accounts/account.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { Audience, Phase, SeenQuestion } from '#src/questions/question.ts'
import type { Annulment, EntryKind } from '#src/resolutions/resolution.ts'
import type { Preset } from '#src/site/site.ts'
import { speak } from './say.ts'

// Words that a value of the record is told by. They are spoken where they are shown.

export const roleWords: Record<Role, string> = {
  member: sentence`member`,
  moderator: sentence`moderator`,
  admin: sentence`admin`,
}

const phaseWords: Record<Phase, string> = {
  draft: sentence`draft`,
  review: sentence`waits for review`,
  scheduled: sentence`not open yet`,
  open: sentence`open`,
  closed: sentence`closed, not resolved yet`,
  proposed: sentence`outcome proposed`,
  disputed: sentence`disputed`,
  final: sentence`resolved`,
  annulled: sentence`annulled`,
}

/** What a reader calls the state of a question. */
export const stateWords = ({ phase, archived_at }: Pick<SeenQuestion, 'phase' | 'archived_at'>) =>
  speak(archived_at ? sentence`archived` : phaseWords[phase])

/** Who sees a question, where that is not everybody. */
export const audienceWords: Record<Exclude<Audience, 'everybody'>, string> = {
  oneself: sentence`for its author alone`,
  link: sentence`shared by link`,
}

export const audienceChoices = [
  ['oneself', sentence`you alone`],
  ['link', sentence`whoever has its link`],
] as const

export const annulmentChoices = [
  ['', sentence`no, it has an outcome`],
  ['flawed', sentence`yes: the question is flawed`],
  ['undeterminable', sentence`yes: the outcome cannot be determined`],
] as const

export const annulmentWords: Record<Annulment, string> = {
  flawed: sentence`flawed`,
  undeterminable: sentence`undeterminable`,
}

/** What a move in the history of a result did. */
export const moveWords: Record<EntryKind, string> = {
  proposed: sentence`proposed`,
  withdrawn: sentence`withdrawn`,
  rejected: sentence`rejected`,
  disputed: sentence`disputed`,
  decided: sentence`decided`,
  final: sentence`final`,
  reopened: sentence`reopened`,
}

/** Of a result that one moderator has proposed and another has not confirmed. */
export const waitsForSecond = sentence`Waits for a second moderator. Confirming it here comes with a later version; until then it stays unscored.`

/** How much agreement a result rests on. */
export const presetWords: Record<Preset, string> = {
  club: sentence`one moderator, no objection window`,
  team: sentence`two moderators, no objection window`,
  public: sentence`two moderators, 72 hours for objections`,
}
