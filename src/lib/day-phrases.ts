import {
  dayIn,
  monthsFrom,
  monthsLater,
  partsOf,
  periodOf,
  type Span,
  weekdayAfter,
} from './calendar.ts'

/** What a pattern caught, in order; what is not there is undefined. */
type Found = (string | undefined)[]

/** A way to say when: its words, and the spans they can mean, the nearest first. */
export type Phrase = {
  words: string
  spans: (found: Found, today: number) => Span[]
  /** Says something else just as often, so it is read after a word such as "by" only. */
  needsLead?: true
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const COUNTS = 'a one two three four five six seven eight nine ten eleven twelve'.split(' ')
const COUNT = `(\\d{1,3}|an|${COUNTS.join('|')}) (day|week|month|year)s?`
const THIRDS = ['early', 'mid', 'late']
const ORDINALS = ['first', 'second', 'third', 'fourth']
const YEAR = '([12]\\d{3})'
const OF_YEAR = `(?:,?(?: of)? ${YEAR})?`
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?'

export const phrases: Phrase[] = [
  {
    words: `${YEAR}-(\\d\\d)-(\\d\\d)`,
    spans: ([y, m, d]) => dayOf(d, Number(m) - 1, [Number(y)]),
  },
  {
    words: `(\\d{1,2})\\. ?(\\d{1,2})\\. ?${YEAR}`,
    spans: ([d, m, y]) => dayOf(d, Number(m) - 1, [Number(y)]),
  },
  {
    words: `${NTH}(?: of)? ${MONTH}${OF_YEAR}`,
    spans: ([d, m, y], today) => dayOf(d, monthOf(m), yearsOf(y, today)),
  },
  {
    words: `${MONTH} ${NTH}${OF_YEAR}`,
    spans: ([m, d, y], today) => dayOf(d, monthOf(m), yearsOf(y, today)),
  },
  { words: `${MONTH},?(?: of)? ${YEAR}`, spans: ([m, y]) => part([Number(y)], monthOf(m), 1) },
  {
    words: MONTH,
    spans: ([m], today) => part(yearsOf(undefined, today), monthOf(m), 1),
    needsLead: true,
  },
  {
    words: `q([1-4])${OF_YEAR}`,
    spans: ([q, y], today) => part(yearsOf(y, today), 3 * Number(q) - 3, 3),
  },
  {
    words: `(${ORDINALS.join('|')}) quarter${OF_YEAR}`,
    spans: ([nth, y], today) => part(yearsOf(y, today), 3 * indexOf(ORDINALS, nth), 3),
  },
  {
    words: `h([12])${OF_YEAR}`,
    spans: ([h, y], today) => part(yearsOf(y, today), 6 * Number(h) - 6, 6),
  },
  {
    words: `(first|second) half${OF_YEAR}`,
    spans: ([nth, y], today) => part(yearsOf(y, today), 6 * indexOf(ORDINALS, nth), 6),
    needsLead: true,
  },
  {
    words: `(early|mid|late)[ -]${YEAR}`,
    spans: ([third, y]) => part([Number(y)], 4 * indexOf(THIRDS, third), 4),
  },
  { words: YEAR, spans: ([y]) => part([Number(y)], 0, 12), needsLead: true },
  {
    words: '(?:(this|next|coming) )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
    spans: ([which, day], today) => weekday(which, day, today),
  },
  {
    words: `(?:(this|next|coming) )?(${WEEKDAYS.join('|')})`,
    spans: ([which, day], today) => weekday(which, day, today),
    needsLead: true,
  },
  {
    words: `(?:next )?${COUNT}`,
    spans: ([count, unit], today) => later(count, unit, today),
    needsLead: true,
  },
  { words: `${COUNT} from now`, spans: ([count, unit], today) => later(count, unit, today) },
  { words: '(today|tonight)', spans: (_, today) => [day(today)] },
  { words: '(day after )?tomorrow', spans: ([a], today) => [day(today + (a ? 2 : 1))] },
  {
    words: '(this|next) (week|weekend|month|quarter|year|decade)',
    spans: ([which, unit], today) => [periodOf(unit, today, which === 'next' ? 1 : 0)],
  },
  {
    words: '(week|month|quarter|year|decade)',
    spans: ([unit], today) => [periodOf(unit, today, 0)],
    needsLead: true,
  },
  { words: 'year[ -]?end|eoy', spans: (_, today) => [periodOf('year', today, 0)] },
]

const day = (number: number): Span => ({ first: number, last: number })

const indexOf = (names: string[], name = '') => names.indexOf(name)
const monthOf = (name = '') => MONTHS.indexOf(name.slice(0, 3))

/** The year that is named, or this one and those that follow: as far as the next leap day. */
const yearsOf = (named: string | undefined, today: number) =>
  named ? [Number(named)] : Array.from({ length: 9 }, (_, ahead) => partsOf(today).year + ahead)

const dayOf = (nth: string | undefined, month: number, years: number[]) =>
  years.flatMap((year) => dayIn(year, month, Number(nth)))

const part = (years: number[], month: number, months: number) =>
  years.map((year) => monthsFrom(year, month, months))

function weekday(which: string | undefined, name: string | undefined, today: number): Span[] {
  const wanted = indexOf(WEEKDAYS, name?.slice(0, 3))
  return [day(weekdayAfter(today, wanted, which === 'next' ? 1 : 0))]
}

function later(count: string | undefined, unit: string | undefined, today: number): Span[] {
  const number = Number(count) || Math.max(1, indexOf(COUNTS, count))
  if (unit === 'day' || unit === 'week') return [day(today + (unit === 'day' ? 1 : 7) * number)]
  return [day(monthsLater(today, (unit === 'year' ? 12 : 1) * number))]
}
