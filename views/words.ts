import type { AnchorState, Polarity, Reading, Relation, Stance } from '#src/claims/claim.ts'
import type { Audience, Phase, SeenQuestion } from '#src/questions/question.ts'
import type { Preset } from '#src/site/site.ts'

const phaseWords: Record<Phase, string> = {
  draft: 'draft',
  review: 'waits for review',
  scheduled: 'not open yet',
  open: 'open',
  closed: 'closed, not resolved yet',
  proposed: 'outcome proposed',
  disputed: 'disputed',
  final: 'resolved',
  annulled: 'annulled',
}

/** What a reader calls the state of a question. */
export const stateWords = ({ phase, archived_at }: Pick<SeenQuestion, 'phase' | 'archived_at'>) =>
  archived_at ? 'archived' : phaseWords[phase]

/** Who sees a question, where that is not everybody. */
export const audienceWords: Record<Exclude<Audience, 'everybody'>, string> = {
  oneself: 'for its author alone',
  link: 'shared by link',
}

export const audienceChoices = [
  ['oneself', 'you alone'],
  ['link', 'whoever has its link'],
] as const

export const annulmentChoices = [
  ['', 'no, it has an outcome'],
  ['flawed', 'yes: the question is flawed'],
  ['undeterminable', 'yes: the outcome cannot be determined'],
] as const

export const relationWords: Record<Relation, string> = {
  direct: 'Direct',
  milestone: 'Milestone',
  proxy: 'Proxy',
  context: 'Background',
}

export const relationMeans: Record<Relation, string> = {
  direct: 'tests the claim itself',
  milestone: 'a step on its way',
  proxy: 'a sign of it',
  context: 'something that bears on it',
}

export const polarityWords: Record<Polarity, string> = {
  same: 'Yes supports the claim',
  inverse: 'Yes contradicts the claim',
}

export const readingWords: Record<Reading, string> = {
  earliest: 'the earliest day it can mean',
  latest: 'the latest day it can mean',
}

export const stanceWords: Record<Stance, string> = {
  asserts: 'asserts it',
  hedges: 'hedges it',
  doubts: 'doubts it',
  conditional: 'makes it conditional',
  reports: 'reports it',
}

export const anchorWords: Record<AnchorState, string> = {
  exact: 'the same words stand in the newest text',
  moved: 'the words have moved in the newest text',
  changed: 'the words were changed in the newest text',
  ambiguous: 'where the words stand in the newest text is to be checked',
  orphan: 'the words are lost from the newest text',
}

/** Of a result that one moderator has proposed and another has not confirmed. */
export const waitsForSecond =
  'Waits for a second moderator. Confirming it here comes with a later version; until then it stays unscored.'

/** How much agreement a result rests on. */
export const presetWords: Record<Preset, string> = {
  club: 'one moderator, no objection window',
  team: 'two moderators, no objection window',
  public: 'two moderators, 72 hours for objections',
}
