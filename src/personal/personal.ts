import { z } from 'zod'
import { kindOf, type Value, yesOrNo } from '#src/kinds/index.ts'
import { instant, optionalText, text } from '#src/lib/fields.ts'
import { unexpected } from '#src/lib/parse.ts'
import { sentence } from '#src/lib/sentence.ts'

export const audience = z.enum(['oneself', 'link'], sentence`Choose who sees it.`)

const asked = z.object({
  title: text(200, { missing: sentence`Ask the question in one sentence.`, min: 3 }),
  closes_at: instant(sentence`Add when it closes: a day such as 2027-12-31.`),
  criteria: optionalText(4000),
  audience: audience.default('oneself'),
})

export type NewPersonal = z.output<typeof asked> & { value: Value }

/** A question for oneself with the first forecast on it; everything missing is named at once. */
export const newPersonal = z.record(z.string(), z.string()).transform((given, check) => {
  const { title, closes_at, criteria, audience, ...said } = given
  const question = asked.safeParse({ title, closes_at, criteria, audience }, unexpected)
  const value = kindOf(yesOrNo)
    .valueFor(yesOrNo)
    .safeParse({ ...said, kind: yesOrNo.kind }, unexpected)
  for (const { path, message } of [question, value].flatMap(({ error }) => error?.issues ?? []))
    check.addIssue({ code: 'custom', path, message })
  return question.success && value.success ? { ...question.data, value: value.data } : z.NEVER
})

export const line = z.object({
  line: text(500, { missing: sentence`Write the question, its chance and its day in one line.` }),
})
