import type { Question } from '#src/db/schema.ts'
import { Refusal } from '#src/lib/refusal.ts'

export const questionStates = [
  'draft',
  'review',
  'published',
  'proposed',
  'disputed',
  'final',
  'annulled',
] as const
export type QuestionState = (typeof questionStates)[number]

/** What a reader sees: the stored state, with the times of a published question judged. */
export const phases = [
  'scheduled',
  'open',
  'closed',
  'proposed',
  'disputed',
  'final',
  'annulled',
] as const
export type Phase = (typeof phases)[number]

export const audiences = ['everybody', 'link', 'oneself'] as const
export type Audience = (typeof audiences)[number]

/** A question as a reader meets it, with its phase judged by the database's clock. */
export type SeenQuestion = Question & { phase: Phase }

/** Why no forecast is taken now, for the person whose forecast it was. */
export function notOpen({ phase, opens_at, closes_at, closed_early_at }: SeenQuestion): Refusal {
  if (phase === 'scheduled')
    return new Refusal(
      'conflict',
      'not_open',
      `This question has not opened. It opens at ${utc(opens_at)}.`,
    )
  const closed = closed_early_at && closed_early_at < closes_at ? closed_early_at : closes_at
  const words =
    phase === 'closed' || phase === 'final'
      ? `This question has closed, at ${utc(closed)}. Your forecast was not saved.`
      : 'This question takes no forecasts now. Your forecast was not saved.'
  return new Refusal('conflict', 'closed', words)
}

/** @example utc(new Date('2026-03-01T18:00Z')) // "18:00:00 UTC on 2026-03-01" */
const utc = (at: Date) =>
  `${at.toISOString().slice(11, 19)} UTC on ${at.toISOString().slice(0, 10)}`
