export const claimKinds = ['explicit', 'reported', 'headline', 'derived'] as const
export type ClaimKind = (typeof claimKinds)[number]

export const stances = ['asserts', 'hedges', 'doubts', 'conditional', 'reports'] as const
export type Stance = (typeof stances)[number]

export const speakerKinds = ['person', 'organisation', 'outlet', 'anonymous'] as const
export type SpeakerKind = (typeof speakerKinds)[number]

/** Which end of a deadline's range is taken: strict or generous. */
export const readings = ['earliest', 'latest'] as const
export type Reading = (typeof readings)[number]

/** What a question's answer says of the claim: settles it, is a step, a sign, or background. */
export const relations = ['direct', 'milestone', 'proxy', 'context'] as const
export type Relation = (typeof relations)[number]

export const polarities = ['same', 'inverse'] as const
export type Polarity = (typeof polarities)[number]

/** Which answers of a direct question settle the claim. */
export const decisions = ['both', 'yes', 'no'] as const
export type Decides = (typeof decisions)[number]

export type AnchorState = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphan'
