import type {
  AnchorState,
  ClaimKind,
  Polarity,
  Reading,
  Relation,
  SpeakerKind,
  Stance,
} from '#src/claims/claim.ts'
import { sentence } from '#src/lib/sentence.ts'
import { say } from '../say.ts'

// What a claim's values are told by. They are spoken where they are shown.

export const claimKindWords: Record<ClaimKind, string> = {
  explicit: sentence`explicit`,
  reported: sentence`reported`,
  headline: sentence`headline`,
  derived: sentence`derived`,
}

export const speakerKindWords: Record<SpeakerKind, string> = {
  person: sentence`person`,
  organisation: sentence`organisation`,
  outlet: sentence`outlet`,
  anonymous: sentence`anonymous`,
}

export const relationWords: Record<Relation, string> = {
  direct: sentence`Direct`,
  milestone: sentence`Milestone`,
  proxy: sentence`Proxy`,
  context: sentence`Background`,
}

export const relationMeans: Record<Relation, string> = {
  direct: sentence`tests the claim itself`,
  milestone: sentence`a step on its way`,
  proxy: sentence`a sign of it`,
  context: sentence`something that bears on it`,
}

export const polarityWords: Record<Polarity, string> = {
  same: sentence`Yes supports the claim`,
  inverse: sentence`Yes contradicts the claim`,
}

export const readingWords: Record<Reading, string> = {
  earliest: sentence`the earliest day it can mean`,
  latest: sentence`the latest day it can mean`,
}

export const stanceWords: Record<Stance, string> = {
  asserts: sentence`asserts it`,
  hedges: sentence`hedges it`,
  doubts: sentence`doubts it`,
  conditional: sentence`makes it conditional`,
  reports: sentence`reports it`,
}

/** How firmly a speaker, one or many, says it. */
export const stanceBy: Record<Stance, (speaker: string) => string> = {
  asserts: (speaker) => say`Asserted by ${speaker}`,
  hedges: (speaker) => say`Hedged by ${speaker}`,
  doubts: (speaker) => say`Doubted by ${speaker}`,
  conditional: (speaker) => say`Made conditional by ${speaker}`,
  reports: (speaker) => say`Reported by ${speaker}`,
}

export const anchorWords: Record<AnchorState, string> = {
  exact: sentence`the same words stand in the newest text`,
  moved: sentence`the words have moved in the newest text`,
  changed: sentence`the words were changed in the newest text`,
  ambiguous: sentence`where the words stand in the newest text is to be checked`,
  orphan: sentence`the words are lost from the newest text`,
}
