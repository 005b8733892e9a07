import { useReader } from './reader.ts'

// Numbers, days and distances as the reader's language writes them.

/** Basis points in words of percent, as entered: 7350 is "73.5%". */
export const percent = (bp: number) => `${bp / 100}%`

/** The crowd's chance: whole percent from 2 to 98, one decimal outside, where it matters. */
export const roundedPercent = (bp: number) => {
  const digits = bp < 200 || bp > 9800 ? 1 : 0
  return numbers({ style: 'percent', ...exactly(digits) }).format(bp / 10_000)
}

/** A level of 0 to 10000 as a chance: one's own exactly, the crowd's rounded. */
export const percentLevel = (level: number, _: unknown, isExact = false) =>
  isExact ? percent(level) : roundedPercent(level)

/** How far a chance moved: "12 points". */
export const inPoints = (bp: number) => plural(bp < 100 ? bp / 100 : Math.round(bp / 100), 'point')

/** A number with as many decimals as it has, at most so many, in groups of three. */
export const upTo = (value: number, digits: number) =>
  numbers({ minimumFractionDigits: 0, maximumFractionDigits: digits }).format(value)

/** A number with so many decimals: 0.073. */
export const decimals = (value: number, digits: number) => numbers(exactly(digits)).format(value)

/** Stored integers of 1e-10 as a score with three decimals: 0.073. */
export const score = (stored: number) => decimals(stored / 1e10, 3)

/** Stored integers of 1e-10 as hundredths of a Brier score, signed: +4.2. */
export const points = (stored: number) => signed(stored / 1e8)

/** One decimal and a sign; a real minus. */
export const signed = (value: number) => {
  const shown = decimals(Math.abs(value), 1)
  if (shown === decimals(0, 1)) return shown
  return `${value < 0 ? '−' : '+'}${shown}`
}

/** Stored integers of 1e-10 as a share: 64%. */
export const share = (stored: number) =>
  numbers({ style: 'percent', maximumFractionDigits: 0 }).format(stored / 1e10)

/** @example plural(1, 'forecast') // "1 forecast"; plural(1200, 'reply', 'replies') // "1,200 replies" */
export function plural(count: number, one: string, other = `${one}s`): string {
  const { intl, told } = useReader().language
  const rules = kept(`plural ${intl}`, () => new Intl.PluralRules(intl))
  const forms = told.get(`${one} | ${other}`) ?? { one, other }
  const form = typeof forms === 'string' ? forms : (forms[rules.select(count)] ?? forms.other)
  return `${numbers({}).format(count)} ${form ?? other}`
}

/** To the minute, in a zone and with its letters: "1 Mar 2026, 12:00 UTC". */
export const minute = (at: Date, zone: string) => clockOf(zone, {}).format(at)

/** To the second, for what a deadline decides: "1 Mar 2026, 13:00:03 CET". */
export const second = (at: Date, zone: string) => clockOf(zone, { second: '2-digit' }).format(at)

/** The letters of a zone at an instant: "CEST", or "GMT-5" where English has none. */
export const zoneLetters = (at: Date, zone: string) =>
  clockOf(zone, {})
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value

/** A zone's clock; making one costs more than a page of times. */
function clockOf(zone: string, { second }: { second?: '2-digit' }): Intl.DateTimeFormat {
  const { intl } = useReader().language
  return kept(
    `clock ${intl} ${zone} ${second}`,
    () =>
      new Intl.DateTimeFormat(intl, {
        ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: zone },
        ...{ hour: '2-digit', minute: '2-digit', second, timeZoneName: 'short' },
      }),
  )
}

/** A calendar day as stored: "13 May 2026". */
export function calendarDay(day: string): string {
  const { intl } = useReader().language
  const options = { dateStyle: 'medium', timeZone: 'UTC' } as const
  const days = kept(`day ${intl}`, () => new Intl.DateTimeFormat(intl, options))
  return days.format(new Date(`${day}T00:00Z`))
}

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
  const { intl } = useReader().language
  const distances = kept(`distance ${intl}`, () => new Intl.RelativeTimeFormat(intl))
  return distances.format(Math.trunc(seconds / size), unit)
}

const exactly = (digits: number) => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
})

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { intl } = useReader().language
  const { style, minimumFractionDigits: least, maximumFractionDigits: most } = options
  const key = `number ${intl} ${style} ${least} ${most}`
  return kept(key, () => new Intl.NumberFormat(intl, options))
}

const formats = new Map<string, unknown>()

/** Made once: no formatter is cheap to make. */
function kept<Format>(key: string, make: () => Format): Format {
  const known = formats.get(key) as Format | undefined
  if (known) return known
  const made = make()
  formats.set(key, made)
  return made
}
