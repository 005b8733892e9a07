import { z } from 'zod'
import { day, maybe, optionalText, text } from '#src/lib/fields.ts'
import { sentence } from '#src/lib/sentence.ts'

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

export const anchorStates = ['exact', 'moved', 'changed', 'ambiguous', 'orphan'] as const
export type AnchorState = (typeof anchorStates)[number]

const optionalDay = maybe(day(sentence`Use a day such as 2035-12-31.`))

const LISTED = sentence`Choose one of those listed.`

/** What is said of a claim beside its quote. */
export const newClaim = z
  .strictObject({
    statement: text(200, { missing: sentence`Say the claim in your own words.` }),
    short: text(75, { missing: sentence`Give the claim a short name.` }),
    kind: z.enum(claimKinds, LISTED).default('explicit'),
    speaker: text(120, { missing: sentence`Say whose claim it is.` }),
    speaker_kind: z.enum(speakerKinds, LISTED).default('person'),
    reporter: optionalText(120),
    stance: z.enum(stances, LISTED).default('asserts'),
    hedge: optionalText(80),
    said_on: optionalDay,
    deadline_text: optionalText(80),
    deadline_earliest: optionalDay,
    deadline_latest: optionalDay,
    deadline_reading: maybe(z.enum(readings, LISTED)),
    deadline_note: optionalText(300),
  })
  .refine(
    ({ deadline_reading: reading, ...claim }) => !reading || claim[`deadline_${reading}`] !== null,
    {
      path: ['deadline_reading'],
      message: sentence`Add the last day that this reading means.`,
    },
  )
  .refine(
    ({ deadline_earliest: earliest, deadline_latest: latest }) =>
      earliest === null || latest === null || earliest <= latest,
    { path: ['deadline_latest'], message: sentence`The latest day is not before the earliest.` },
  )

export type NewClaim = z.output<typeof newClaim>

/** The last day on which the claim can come true, as we read it; null without a deadline. */
export const readDeadline = (claim: {
  deadline_reading: Reading | null
  deadline_earliest: string | null
  deadline_latest: string | null
}): string | null => claim.deadline_reading && claim[`deadline_${claim.deadline_reading}`]
