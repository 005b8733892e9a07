import { readDay, type Span, writeDay } from './calendar.ts'
import { type Phrase, phrases } from './day-phrases.ts'

const LEAD =
  '(?:(by|before|until|till|through|on|in|within|during|at|over) )?(?:the )?((?:very )?end of )?(?:the )?'

const READERS = phrases.map((phrase) => ({
  ...phrase,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${LEAD}(?:${phrase.words})(?!-?[\\p{L}\\p{N}])`, 'giu'),
}))

/** Where a text says when: its words, where they stand, and the last day they allow. */
export type LastDay = { words: string; start: number; end: number; day: string }

/**
 * The last day that the words of a text allow, read generously: "by March" runs to its end, only
 * "before March" stops short of it. What is over already is not meant; of several it is the last.
 *
 * @param text any text with single spaces
 * @param today the reader's calendar day, YYYY-MM-DD
 * @returns a day from today on; undefined where no words are understood
 * @see CLAIMS.md 6, whose latest readings these are
 * @example lastDay('Will it open by Q3 2027?', '2026-05-13') // day "2027-09-30", words "by Q3 2027"
 */
export function lastDay(text: string, today: string): LastDay | undefined {
  const found = READERS.flatMap((reader) =>
    [...text.matchAll(reader.pattern)].flatMap((match) => read(reader, match, readDay(today))),
  )
  return found.toSorted((a, b) => b.end - a.end || a.start - b.start)[0]
}

const LATEST = readDay('2999-12-31')

function read({ spans, needsLead }: Phrase, match: RegExpMatchArray, today: number): LastDay[] {
  const [words, lead, end, ...found] = match.map((part) => part?.toLowerCase())
  if (!words || (needsLead && !lead && !end)) return []
  const isShort = lead === 'before' && !end
  const lasts = spans(found, today).map(({ first, last }: Span) => (isShort ? first - 1 : last))
  const last = lasts.find((number) => number >= today && number <= LATEST)
  const start = match.index ?? 0
  return last === undefined
    ? []
    : [{ words: match[0], start, end: start + match[0].length, day: writeDay(last) }]
}
