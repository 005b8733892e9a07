import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Whether a document speaks of what is sought: every word of it in some form, "words in a row" as
 * they stand, what follows a minus nowhere. A word alone is found where another begins with it.
 */
export const speaksOf = (document: RawBuilder<unknown>, sought: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${document} @@ ${asQuery(sought)})`

/** How much of a document speaks of it, to be ordered by. */
export const rankOf = (document: RawBuilder<unknown>, sought: string): RawBuilder<number> =>
  sql<number>`ts_rank(${document}, ${asQuery(sought)})`

const ONE_WORD = /^[\p{L}\p{N}]{2,}$/u

/** Whatever people type is a query to `websearch_to_tsquery`; a prefix is letters and digits. */
const asQuery = (sought: string): RawBuilder<unknown> => {
  const whole = sql`websearch_to_tsquery('english', ${sought})`
  return ONE_WORD.test(sought) ? sql`(${whole} || to_tsquery('simple', ${`${sought}:*`}))` : whole
}
