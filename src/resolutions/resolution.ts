import { z } from 'zod'
import type { Question } from '#src/db/schema.ts'
import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { instant, link, maybe, optionalText } from '#src/lib/fields.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { utc } from '#src/lib/utc.ts'
import { reason } from '#src/questions/question.ts'

/** Why no fair outcome exists. */
export const annulments = ['flawed', 'undeterminable'] as const
export type Annulment = (typeof annulments)[number]

export const entryKinds = [
  'proposed',
  'withdrawn',
  'rejected',
  'disputed',
  'decided',
  'final',
  'reopened',
] as const
export type EntryKind = (typeof entryKinds)[number]

const moment = {
  /** The version of the question that was seen; another means that somebody was faster. */
  version: z.coerce.number(sentence`Open the form again.`).int(),
  known_at: maybe(instant(sentence`Use a time such as 2026-06-12 13:30; it is read as UTC.`)),
}

const grounds = z.strictObject({
  ...moment,
  evidence: link(sentence`Add the address of a page that shows the outcome.`),
  passage: optionalText(1000),
  reason,
})

/** Who asks for oneself owes nobody grounds: a note, or nothing. */
const noGrounds = z.strictObject({ ...moment, reason: optionalText(2000) }).transform((given) => ({
  ...given,
  evidence: null,
  passage: null,
  reason: given.reason ?? '',
}))

type Grounds = Omit<z.output<typeof grounds>, 'evidence'> & { evidence: string | null }

/** What was decided and on what grounds; an annulment has no outcome. */
export type Decision = Grounds &
  ({ outcome: Outcome; annulment: null } | { outcome: null; annulment: Annulment })

/** Reads a moderator's decision: an outcome of the question's kind, or why there is none. */
export function readDecision(question: Question, input: Record<string, string>): Decision {
  const { version, known_at, evidence, passage, reason, ...answer } = input
  const given = parse(grounds, { version, known_at, evidence, passage, reason })
  return { ...given, ...readAnswer(question, answer) }
}

/** Reads what the author of a personal question has decided. */
export function readOwnDecision(question: Question, input: Record<string, string>): Decision {
  const { version, known_at, reason, ...answer } = input
  return { ...parse(noGrounds, { version, known_at, reason }), ...readAnswer(question, answer) }
}

function readAnswer({ spec }: Question, { annulment, ...answer }: Record<string, string>) {
  if (annulment)
    return {
      outcome: null,
      annulment: parse(z.enum(annulments, sentence`Choose why it is annulled.`), annulment),
    }
  return { outcome: parse(kindOf(spec).outcomeFor(spec), answer), annulment: null }
}

type Known = { outcome: Outcome | null; known_at: Date }

/** Nothing is known in the future, and no outcome that counts before the question opened. */
export function refuseBadMoment(
  { outcome, known_at }: Known,
  { opens_at }: Question,
  now: Date,
): void {
  const words =
    known_at > now
      ? sentence`That is in the future: the site's clock says ${utc(now)}.`
      : outcome !== null && known_at < opens_at
        ? sentence`The question opened at ${utc(opens_at)}; what was known before cannot be scored. Annul it as flawed instead.`
        : undefined
  if (words) throw new Refusal('invalid', 'known_at', words, { fields: { known_at: words } })
}
