import { z } from 'zod'
import { decisions, polarities, relations } from '#src/claims/claim.ts'
import type { Question } from '#src/db/schema.ts'
import type { Outcome } from '#src/kinds/index.ts'
import { instant, maybe, optionalText, text } from '#src/lib/fields.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence, together } from '#src/lib/sentence.ts'
import { slug } from '#src/lib/slug.ts'
import { utc } from '#src/lib/utc.ts'
import { readSpec, specFields } from './asked-spec.ts'

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
export type Phase = Exclude<QuestionState, 'published'> | 'scheduled' | 'open' | 'closed'

export const audiences = ['everybody', 'link', 'oneself'] as const
export type Audience = (typeof audiences)[number]

/** Asked for oneself, seen by its author and by whoever has its link: in no list, on no board. */
export const isPersonal = ({ audience }: Pick<Question, 'audience'>) => audience !== 'everybody'

/** A question as a reader meets it, with its phase judged by the database's clock. */
export type SeenQuestion = Question & {
  phase: Phase
  /** Told where questions are listed; null where there is none. */
  outcome?: Outcome | null
}

/** The address of a question: its id decides, its title is there to be read. */
export const pathOf = ({ id, title }: Pick<Question, 'id' | 'title'>) =>
  `/questions/${id}-${slug(title)}`

const READ_AS_UTC = sentence`Use a time such as 2027-01-31 12:00; it is read as UTC.`
const LISTED = sentence`Choose one of those listed.`

/** What a list can be narrowed to, separated by commas: in small letters, each once. */
const topics = optionalText(300)
  .transform((typed) => [
    ...new Set(
      (typed ?? '')
        .toLowerCase()
        .split(/[,\n]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(z.string().max(30, sentence`Use at most 30 characters for a topic.`))
      .max(5, sentence`Name at most five topics.`),
  )

/** A question on a claim, as a member asks it. */
export const newQuestion = z
  .strictObject({
    claim_id: z.coerce.number(sentence`Choose the claim it tests.`).int().positive(),
    ...specFields,
    title: text(200, { missing: sentence`Ask the question in one sentence.`, min: 10 }),
    criteria: text(4000, {
      missing: sentence`Say exactly what makes it YES and what NO.`,
      min: 20,
    }),
    fine_print: z.string().max(4000, sentence`Use at most 4,000 characters.`).default(''),
    tags: topics,
    sources: text(2000, {
      missing: sentence`Name at least one source that will tell the outcome.`,
    }),
    opens_at: maybe(instant(READ_AS_UTC)),
    closes_at: instant(sentence`Add when forecasting ends, such as 2027-12-31.`),
    resolve_by: maybe(instant(READ_AS_UTC)),
    relation: z.enum(relations, sentence`Choose how it tests the claim.`),
    polarity: maybe(z.enum(polarities, LISTED)),
    decides: maybe(z.enum(decisions, LISTED)),
  })
  .transform(({ kind, options, low, high, ends, axis, unit, ...question }, check) => {
    const read = readSpec({ kind, options, low, high, ends, axis, unit }, check)
    return read ? { ...question, ...read } : z.NEVER
  })

export const reason = text(2000, {
  missing: sentence`Give a reason of at least 20 characters; it stands in the public log.`,
  min: 20,
})

/** When forecasting ended or will end: the earlier of the scheduled close and a close by hand. */
export const closeInForce = ({
  closes_at,
  closed_early_at,
}: Pick<Question, 'closes_at' | 'closed_early_at'>) =>
  closed_early_at && closed_early_at < closes_at ? closed_early_at : closes_at

const DAY_MS = 86_400_000

/** When everybody may see the crowd: a day after the opening, or at the close. */
export const revealOf = (opens_at: Date, closes_at: Date) =>
  new Date(Math.min(opens_at.getTime() + DAY_MS, closes_at.getTime()))

type Late = {
  /** What was not taken, in words: "73%"; a withdrawal has none. */
  said?: string
  /** When it arrived, where the database has said so. */
  at?: Date | undefined
}

/** Why no forecast is taken now, with the moments that decided it. */
export function notOpen(question: SeenQuestion, { said, at }: Late): Refusal {
  const words = together(whyNotOpen(question), whatIsLost(said, at))
  return new Refusal('conflict', question.phase === 'closed' ? 'closed' : 'not_open', words)
}

function whatIsLost(said: string | undefined, at: Date | undefined): string {
  if (!at) return sentence`Your ${said ?? ''} was not saved.`
  return said === undefined
    ? sentence`Your withdrawal arrived at ${utc(at)} and was not saved.`
    : sentence`Your ${said} arrived at ${utc(at)} and was not saved.`
}

function whyNotOpen(question: SeenQuestion): string {
  if (waitsForModerator(question))
    return sentence`This question waits for a moderator, who opens it.`
  if (question.phase === 'scheduled')
    return sentence`This question has not opened. It opens at ${utc(question.opens_at)}.`
  if (question.phase === 'closed') return sentence`Closed at ${utc(closeInForce(question))}.`
  return sentence`This question takes no more forecasts: its outcome is recorded.`
}

/** Asked, and not to be forecast on before a moderator accepts it. */
export const waitsForModerator = ({ phase }: Pick<SeenQuestion, 'phase'>) =>
  phase === 'draft' || phase === 'review'
