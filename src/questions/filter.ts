import { z } from 'zod'

/** How a list of questions can be narrowed and ordered; each is a part of the address. */
export const shown = ['open', 'closed', 'resolved', 'scheduled'] as const
export type Shown = (typeof shown)[number]

export const sorts = ['closes', 'newest', 'forecasters', 'chance'] as const
export type Sort = (typeof sorts)[number]

export type Filter = {
  state: Shown
  q: string
  article: string
  topic: string
  /** Only what the viewer has not forecast. */
  unanswered: '' | 'yes'
  sort: Sort
}

/** A filter as it was read, with what was not understood. */
export type ReadFilter = Filter & { ignored: string[] }

/** Without NUL, which PostgreSQL does not take as text. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)
    .default('')

const some = {
  state: z.enum(shown).default('open'),
  q: words(200),
  article: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .max(80)
    .default(''),
  topic: words(60),
  unanswered: z.enum(['', 'yes']).default(''),
  sort: z.enum(sorts).default('closes'),
}

/** Reads a filter from a query string; a value it does not know is ignored, and said so. */
export function readFilter(query: Record<string, string>): ReadFilter {
  const filter: ReadFilter = { ...everything, ignored: [] }
  for (const [name, schema] of Object.entries(some)) {
    const read = schema.safeParse(query[name])
    if (read.success) Object.assign(filter, { [name]: read.data })
    else filter.ignored.push(`${name}=${query[name]}`)
  }
  return filter
}

const everything: Filter = {
  ...{ state: 'open', q: '', article: '', topic: '', unanswered: '', sort: 'closes' },
}

/** The address of a list with this filter; what is as everywhere is left out. */
export function listPath(filter: Filter): string {
  const { state, q, article, topic, unanswered, sort } = filter
  const set = Object.entries({ q, article, topic, unanswered, sort: sort === 'closes' ? '' : sort })
  return `/questions?${new URLSearchParams([['state', state], ...set.filter(([, value]) => value)])}`
}
