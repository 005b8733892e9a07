import type { Db } from '#src/db/ctx.ts'
import catalogue from '#views/catalogue.json' with { type: 'json' }
import type { Language } from '#views/language.ts'
import type { Element } from '../views/reading.ts'

/** Wide letters stand for Latin ones: nobody mistakes them, and they take twice the room. */
const wide = (text: string) =>
  text.replace(/\{\d+\}|[A-Za-z]/g, (found) =>
    found.length > 1 ? found : String.fromCodePoint((found.codePointAt(0) ?? 0) + 0xfee0),
  )

/**
 * A language that nobody speaks: every sentence of the catalogue in wide letters, numbers and days
 * as Greek writes them. What a page still says in Latin letters is not in the catalogue.
 */
export const pseudo: Language = {
  tag: 'en-XA',
  intl: 'el',
  told: new Map(
    catalogue.map(({ english }) => {
      const [one, other] = english.split(' | ')
      const isCounted = one !== undefined && other !== undefined
      return [english, isCounted ? { one: wide(one), other: wide(other) } : wide(english)]
    }),
  ),
}

/** What people wrote: whatever of the database is no single word of the record's own. */
export async function writtenIn(db: Db, names: string[]): Promise<string[]> {
  const tables = await db.introspection.getTables()
  const rows: unknown[] = []
  for (const { name } of tables)
    rows.push(
      await db
        .selectFrom(name as 'people')
        .selectAll()
        .execute(),
    )
  const found = new Set(names)
  JSON.stringify(rows, (key, value) => {
    const isWritten = /\s|[/@]/.test(value) || ['handle', 'label', 'tags', 'agent'].includes(key)
    if (typeof value === 'string' && isWritten) found.add(value)
    return value
  })
  return [...found].sort((a, b) => b.length - a.length)
}

const LATIN = /[A-Za-z]/
const SAME = new Set(['code', 'kbd', 'script', 'style'])
const READ = ['aria-label', 'title', 'alt', 'placeholder', 'data-label']

/** The texts of a page for eyes and ears that hold Latin letters of nobody's writing. */
export function untold(page: Element, written: string[]): string[] {
  const left = (text: string) =>
    written.reduce((rest, words) => rest.replaceAll(words, ''), text).trim()
  return textsIn(page)
    .filter((text) => LATIN.test(text))
    .filter((text) => LATIN.test(left(text)) && !isPartOf(text, written))
}

/** A mark cuts what was written in pieces. */
const isPartOf = (text: string, written: string[]) =>
  text.trim().includes(' ') && written.some((words) => words.includes(text.trim()))

const textsIn = ({ tag, attributes, children }: Element): string[] => [
  ...READ.flatMap((name) => attributes[name] ?? []),
  ...(SAME.has(tag)
    ? []
    : children.flatMap((child) => (typeof child === 'string' ? [child] : textsIn(child)))),
]
