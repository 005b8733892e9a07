/** Whole days, numbered since 1970, from a first to a last: no zone, no hour. */
export type Span = { first: number; last: number }

const MS = 86_400_000

/** The number of a day; a month or day beyond its range runs on into the next, as in a `Date`. */
const numberOf = (year: number, month: number, day: number) => Date.UTC(year, month, day) / MS

/** @example writeDay(readDay('2027-06-30')) // "2027-06-30" */
export const readDay = (day: string) => Date.parse(`${day}T00:00Z`) / MS
export const writeDay = (number: number) => new Date(number * MS).toISOString().slice(0, 10)

/** Year, month from 0, day of the month, and weekday from 0 for Monday. */
export function partsOf(number: number) {
  const at = new Date(number * MS)
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  return { year, month, day, weekday: (at.getUTCDay() + 6) % 7 }
}

/** Whole months from one on: a quarter has three, a year twelve. */
export const monthsFrom = (year: number, month: number, months: number): Span => ({
  first: numberOf(year, month, 1),
  last: numberOf(year, month + months, 0),
})

/** One day, if the month has it. */
export function dayIn(year: number, month: number, day: number): Span[] {
  const number = numberOf(year, month, day)
  return partsOf(number).month === month && day > 0 ? [{ first: number, last: number }] : []
}

/** The same day so many months later, or the last of a shorter month. */
export function monthsLater(number: number, months: number): number {
  const { year, month, day } = partsOf(number)
  return Math.min(numberOf(year, month + months, day), numberOf(year, month + months + 1, 0))
}

/** The first day of that name after another, 0 for Monday, or so many weeks after it. */
export const weekdayAfter = (number: number, weekday: number, weeks: number) =>
  number + ((weekday - partsOf(number).weekday + 6) % 7) + 1 + 7 * weeks

const MONTHS_LONG: Record<string, number> = { month: 1, quarter: 3, year: 12 }

/** The week, weekend, month or longer that a day lies in, or so many later. */
export function periodOf(unit = 'week', number: number, ahead: number): Span {
  const { year, month, weekday } = partsOf(number)
  const months = MONTHS_LONG[unit]
  if (months) return monthsFrom(year, (Math.floor(month / months) + ahead) * months, months)
  // A decade is read as late as anybody would: to the end of the year that ends in 0.
  if (unit === 'decade') return monthsFrom((Math.floor((year - 1) / 10) + ahead) * 10 + 1, 0, 120)
  const monday = number - weekday + 7 * ahead
  return { first: unit === 'weekend' ? monday + 5 : monday, last: monday + 6 }
}
