import type { Tables } from '#src/db/schema.ts'

/** Moves of moderators, admins and members that `/log` shows. */
export const publicEvents = [
  'role.changed',
  'person.barred',
  'person.set_apart',
  'person.compared_again',
  'person.renamed',
  'site.renamed',
  'account.deleted',
  'preset.changed',
  'invitation.made',
  'password_reset.made',
  'article.added',
  'article.text_dropped',
  'claim.quoted',
  'question.asked',
  'question.accepted',
  'question.prechecked',
  'question.closed_early',
  'question.close_moved',
  'question.removed',
  'resolution.proposed',
  'resolution.final',
  'resolution.reopened',
  'tournament.made',
  'tournament.removed',
] as const

/** Everything that can follow from something. Hidden values are never part of an event. */
export const eventNames = [
  ...publicEvents,
  'account.made',
  'forecast.made',
  'forecast.withdrawn',
  'question.audience_changed',
] as const
export type EventName = (typeof eventNames)[number]

export type NewEvent = {
  name: EventName
  subject_id: number
  question_id?: number
  /** When it took effect: the stamp of the row it tells of. */
  at: Date
  reason_sha256?: string
  link?: string
}

/** A row of the log with the words behind its hashes. */
export type LogEntry = Pick<Tables['events'], 'name' | 'subject_id' | 'question_id' | 'link'> & {
  id: number
  made_at: Date
  handle: string | null
  reason: string | null
  /** Null where there is none, or none that everybody may read. */
  subject: string | null
  article_slug: string | null
  /** Of a move of a result, as its entry has it: what was decided. Null where there is no subject. */
  decided: Decided | null
}

type Decided = Pick<Tables['resolution_entries'], 'outcome' | 'annulment'> &
  Pick<Tables['questions'], 'spec'>
