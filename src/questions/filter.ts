import { z } from 'zod'
import { type Ignored, MOST_SOUGHT, pathWith, readAddress, words } from '#src/lib/filter.ts'

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
export type ReadFilter = Filter & Ignored

const some = {
  state: z.enum(shown).default('open'),
  q: words(MOST_SOUGHT),
  article: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .max(80)
    .default(''),
  topic: words(60),
  unanswered: z.enum(['', 'yes']).default(''),
  sort: z.enum(sorts).default('closes'),
}

export const readFilter = (query: Record<string, string>): ReadFilter =>
  readAddress(some, everything, query)

const everything: Filter = {
  ...{ state: 'open', q: '', article: '', topic: '', unanswered: '', sort: 'closes' },
}

/** The address of a list with this filter; what is as everywhere is left out. */
export const listPath = ({ state, q, article, topic, unanswered, sort }: Filter) =>
  pathWith('/questions', {
    ...{ state, q, article, topic, unanswered },
    sort: sort === 'closes' ? '' : sort,
  })
