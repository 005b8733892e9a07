import { z } from 'zod'

/** How a list of questions can be narrowed; each is a part of the address. */
export const shown = ['open', 'closed', 'resolved', 'scheduled'] as const
export type Shown = (typeof shown)[number]

export type Filter = { state: Shown; q: string; article: string; ignored: string[] }

const some = {
  state: z.enum(shown).default('open'),
  q: z.string().trim().max(200).default(''),
  article: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .max(80)
    .default(''),
}

/** Reads a filter from a query string; a value it does not know is ignored, and said so. */
export function readFilter(query: Record<string, string>): Filter {
  const filter: Filter = { state: 'open', q: '', article: '', ignored: [] }
  for (const [name, schema] of Object.entries(some)) {
    const read = schema.safeParse(query[name])
    if (read.success) Object.assign(filter, { [name]: read.data })
    else filter.ignored.push(`${name}=${query[name]}`)
  }
  return filter
}

/** The address of a list with this filter. */
export function listPath({ state, q, article }: Omit<Filter, 'ignored'>): string {
  const query = new URLSearchParams({ state, ...(q && { q }), ...(article && { article }) })
  return `/questions?${query}`
}
