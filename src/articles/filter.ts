import { type Ignored, MOST_SOUGHT, pathWith, readAddress, words } from '#src/lib/filter.ts'

/** How the list of articles can be narrowed; each is a part of the address. */
export type ArticleFilter = { q: string; publisher: string }

const schemas = { q: words(MOST_SOUGHT), publisher: words(100) }

export const readArticleFilter = (query: Record<string, string>): ArticleFilter & Ignored =>
  readAddress(schemas, { q: '', publisher: '' }, query)

/** The address of the list with this filter; what is as everywhere is left out. */
export const articlesPath = ({ q, publisher }: ArticleFilter) =>
  pathWith('/articles', { q, publisher })
