import { z } from 'zod'
import { kindOf, type Value, yesOrNo } from '#src/kinds/index.ts'
import { instant, optionalText, text } from '#src/lib/fields.ts'

export const audience = z.enum(['oneself', 'link'], 'Choose who sees it.')

const asked = z.object({
  title: text(200, { missing: 'Ask the question in one sentence.', min: 3 }),
  closes_at: instant('Add when it closes: a day such as 2027-12-31.'),
  criteria: optionalText(4000),
  audience: audience.default('oneself'),
})

export type NewPersonal = z.output<typeof asked> & { value: Value }

/** A question for oneself with the first forecast on it; everything missing is named at once. */
export const newPersonal = z.record(z.string(), z.string()).transform((given, check) => {
  const { title, closes_at, criteria, audience, ...said } = given
  const question = asked.safeParse({ title, closes_at, criteria, audience })
  const value = kindOf(yesOrNo)
    .valueFor(yesOrNo)
    .safeParse({ ...said, kind: yesOrNo.kind })
  for (const { path, message } of [question, value].flatMap(({ error }) => error?.issues ?? []))
    check.addIssue({ code: 'custom', path, message })
  return question.success && value.success ? { ...question.data, value: value.data } : z.NEVER
})

export const line = z.object({
  line: text(500, { missing: 'Write the question, its chance and its day in one line.' }),
})
