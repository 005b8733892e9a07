/** Basis points in words of percent, as entered: 7350 is "73.5%". */
export const percent = (bp: number) => `${bp / 100}%`

/** The crowd's chance: whole percent from 2 to 98, one decimal outside, where it matters. */
export const roundedPercent = (bp: number) =>
  bp < 200 || bp > 9800 ? `${(bp / 100).toFixed(1)}%` : `${Math.round(bp / 100)}%`

/** A word beside the digits, for whoever hears the page. */
export function chanceInWords(bp: number): string {
  const [, words] = CHANCES.find(([below]) => bp < below) ?? [0, 'almost certain']
  return words
}

const CHANCES: [below: number, words: string][] = [
  [500, 'almost certainly not'],
  [2000, 'very unlikely'],
  [4000, 'unlikely'],
  [6001, 'about even'],
  [8000, 'likely'],
  [9500, 'very likely'],
]

/** Stored integers of 1e-10 as a score with three decimals: 0.073. */
export const score = (stored: number) => (stored / 1e10).toFixed(3)

/** Stored integers of 1e-10 as hundredths of a Brier score, signed: +4.2. */
export const points = (stored: number) => signed(stored / 1e8)

/** One decimal and a sign; a real minus. */
export const signed = (value: number) => {
  const shown = Math.abs(value).toFixed(1)
  if (Number(shown) === 0) return '0.0'
  return `${value < 0 ? '−' : '+'}${shown}`
}

/** Stored integers of 1e-10 as a share: 64%. */
export const share = (stored: number) => `${Math.round(stored / 1e8)}%`

const numbers = new Intl.NumberFormat('en')
const rules = new Intl.PluralRules('en')

/** @example plural(1, 'forecast') // "1 forecast"; plural(1200, 'reply', 'replies') // "1,200 replies" */
export const plural = (count: number, one: string, other = `${one}s`) =>
  `${numbers.format(count)} ${rules.select(count) === 'one' ? one : other}`

/** To the minute, in a zone and with its letters: "1 Mar 2026, 12:00 UTC". */
export const minute = (at: Date, zone: string) => clockOf(zone, {}).format(at)

/** To the second, for what a deadline decides: "1 Mar 2026, 13:00:03 CET". */
export const second = (at: Date, zone: string) => clockOf(zone, { second: '2-digit' }).format(at)

/** The letters of a zone at an instant: "CEST", or "GMT-5" where English has none. */
export const zoneLetters = (at: Date, zone: string) =>
  clockOf(zone, {})
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Kept for each zone: making one costs more than a page of times. */
function clockOf(zone: string, { second }: { second?: '2-digit' }): Intl.DateTimeFormat {
  const key = `${zone} ${second}`
  const kept = clocks.get(key)
  if (kept) return kept
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: zone, timeZoneName: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', second },
  })
  clocks.set(key, clock)
  return clock
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** A calendar day as stored: "13 May 2026". */
export const calendarDay = (day: string) => days.format(new Date(`${day}T00:00Z`))

const distances = new Intl.RelativeTimeFormat('en')
const UNITS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** From this many on a unit says enough: two months are told in days, a day and a half in hours. */
const ENOUGH = 2

/** How far away an instant is: "in 3 days", "2 hours ago". */
export function distance(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= ENOUGH * size) ?? ['second', 1]
  return distances.format(Math.trunc(seconds / size), unit)
}
