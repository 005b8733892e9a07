import type { ZodType } from 'zod'
import { type FieldProblems, Refusal } from './refusal.ts'

/** The input as its schema reads it, or one refusal that names every field with its problem. */
export function parse<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data

  const fields: FieldProblems = {}
  for (const issue of result.error.issues) {
    for (const name of namesOf(issue)) fields[name] ??= wordsFor(issue)
  }
  const [first = 'The form could not be read.'] = Object.values(fields)
  throw new Refusal('invalid', 'invalid', first, { fields })
}

type Issue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] }

const namesOf = (issue: Issue) => issue.keys ?? [issue.path.map(String).join('.')]

const wordsFor = ({ code, message }: Issue) =>
  code === 'unrecognized_keys' ? 'This field is not known here.' : message
