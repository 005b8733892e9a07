import type { ZodType } from 'zod'
import { type FieldProblems, Refusal } from './refusal.ts'
import { sentence } from './sentence.ts'

/** The input as its schema reads it, or one refusal that names every field with its problem. */
export function parse<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input, unexpected)
  if (result.success) return result.data

  const fields: FieldProblems = {}
  for (const issue of result.error.issues) {
    for (const name of namesOf(issue)) fields[name] ??= issue.message
  }
  const [first = sentence`The form could not be read.`] = Object.values(fields)
  throw new Refusal('invalid', 'invalid', first, { fields })
}

type Issue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] }

/** What no form of ours sends has no words of its own. */
export const unexpected = {
  error: ({ code }: { code?: string }) =>
    code === 'unrecognized_keys'
      ? sentence`This field is not known here.`
      : sentence`This could not be read. Open the form again and send it from there.`,
}

const namesOf = (issue: Issue) => issue.keys ?? [issue.path.map(String).join('.')]
