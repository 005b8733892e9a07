import { z } from 'zod'
import { anySpec, kindOf, type Spec } from '#src/kinds/index.ts'
import { asOptions } from '#src/kinds/options.ts'
import { sentence } from '#src/lib/sentence.ts'

const short = z.string().trim().max(60, sentence`Use at most 60 characters.`).default('')

/** What an author says of how a question is answered, as typed. */
export const specFields = {
  kind: z.string().default('binary'),
  /** One a line; a plus sign before those that speak for the claim. */
  options: z.string().max(2000, sentence`Use at most 2,000 characters.`).default(''),
  /** Of a number or a day: where the answer lies, which ends are open, on what axis. */
  ...{ low: short, high: short, ends: short, axis: short, unit: short },
}

type Fields = z.output<z.ZodObject<typeof specFields>>

/** A kind with what belongs to it, and the options that speak for the claim. */
export type AskedSpec = { spec: Spec; favours: string[] | null }

export function readSpec(
  { kind, options, ...range }: Fields,
  check: z.RefinementCtx,
): AskedSpec | undefined {
  const written = options.split('\n').flatMap((line) => line.trim() || [])
  const named = asOptions(written.map((line) => line.replace(/^\+\s*/, '')))
  const given = Object.entries(range).filter(([, typed]) => typed !== '')
  const spec = anySpec.safeParse({
    ...{ kind, ...Object.fromEntries(given) },
    ...(named.length > 0 && { options: named }),
  })
  if (!spec.success) {
    const [first] = spec.error.issues
    check.addIssue({ code: 'custom', ...problemOf(first) })
    return undefined
  }
  const favours = named.flatMap(({ key }, index) => (written[index]?.startsWith('+') ? key : []))
  return {
    spec: spec.data,
    favours: kindOf(spec.data).answer === 'yes-or-no' ? null : favours,
  }
}

type SpecIssue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] }

/** What is wrong with a kind and what belongs to it, at the field of the form where it can be mended. */
function problemOf(issue: SpecIssue | undefined) {
  const [extra] = issue?.keys ?? []
  if (issue?.code === 'unrecognized_keys' && extra)
    return {
      path: [extra],
      message:
        extra === 'options'
          ? sentence`This kind takes no options. Leave this empty.`
          : sentence`This kind of question does not take this. Leave it empty.`,
    }
  const [field = 'kind'] = issue?.path ?? []
  const isNone = field === 'options' && issue?.code === 'invalid_type'
  const words = isNone ? sentence`Name at least two options, one on each line.` : issue?.message
  return { path: [field], message: words ?? sentence`This kind of question is not known.` }
}
