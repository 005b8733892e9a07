import { z } from 'zod'

/** Words in an address; without NUL, which PostgreSQL does not take as text. */
export const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)
    .default('')

/** At most as many characters can be sought at once. */
export const MOST_SOUGHT = 200

/** What was not understood of an address, as it stood there. */
export type Ignored = { ignored: string[] }

/** Reads a filter from a query string; a value it does not know is ignored, and said so. */
export function readAddress<Filter extends object>(
  schemas: { [Name in keyof Filter]: z.ZodType<Filter[Name]> },
  everything: Filter,
  query: Record<string, string>,
): Filter & Ignored {
  const filter = { ...everything, ignored: [] as string[] }
  for (const [name, schema] of Object.entries<z.ZodType>(schemas)) {
    const read = schema.safeParse(query[name])
    if (read.success) Object.assign(filter, { [name]: read.data })
    else filter.ignored.push(`${name}=${query[name]}`)
  }
  return filter
}

/** A path with what of a filter is set. */
export function pathWith(path: string, set: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(set).filter(([, value]) => value))
  return query.size > 0 ? `${path}?${query}` : path
}
