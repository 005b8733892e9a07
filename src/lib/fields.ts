import { z } from 'zod'
import { sentence } from './sentence.ts'

/** One line or more of text, trimmed, in composed Unicode, without control characters. */
export const text = (max: number, words: { missing: string; min?: number }) =>
  z
    .string(words.missing)
    .transform((typed) => tidy(typed))
    .pipe(
      z
        .string()
        .min(words.min ?? 1, words.missing)
        .max(max, sentence`Use at most ${max.toLocaleString('en')} characters.`),
    )

/** As `text`, but may be left empty: then null. */
export const optionalText = (max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => tidy(typed) || null)
    .pipe(
      z
        .string()
        .max(max, sentence`Use at most ${max.toLocaleString('en')} characters.`)
        .nullable(),
    )

/** A field that may be left empty: then null. A union would hide what is wrong with the rest. */
export const maybe = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .default('')
    .transform((typed) => (typed.trim() === '' ? null : typed))
    .pipe(schema.nullable())

/** NUL breaks PostgreSQL; bidirectional and zero-width marks hide what a text says. */
const tidy = (typed: string) =>
  typed
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .trim()

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/
const DAY = /^\d{4}-\d\d-\d\d$/

const FAR = sentence`Use a year from 1900 to 2200.`

/** Within what dates, columns and sums of both can hold. */
const isNear = (day: string) => day >= '1900' && day < '2201'

/** A point in time; without a zone it is UTC, and a bare date means its last minute. */
export const instant = (missing: string) =>
  z.string(missing).transform((typed, check) => {
    const [at, day] = [new Date(completed(typed.trim())), typed.trim().slice(0, 10)]
    const isTime = Number.isFinite(at.getTime()) && isDay(day)
    if (isTime && isNear(day)) return at
    check.addIssue({ code: 'custom', message: isTime ? FAR : missing })
    return z.NEVER
  })

function completed(typed: string): string {
  if (DAY.test(typed)) return `${typed}T23:59:00Z`
  if (!INSTANT.test(typed)) return 'no instant'
  return /(Z|[+-]\d\d:\d\d)$/.test(typed) ? typed : `${typed}Z`
}

/** A calendar day, YYYY-MM-DD. */
export const day = (missing: string) =>
  z
    .string(missing)
    .refine(isDay, missing)
    .refine((typed) => !isDay(typed) || isNear(typed), FAR)

/** There is such a day: 31 February is none, though a Date would take it for one in March. */
const isDay = (typed: string) => DAY.test(typed) && dayOf(new Date(`${typed}T00:00Z`)) === typed

const dayOf = (at: Date) => (Number.isFinite(at.getTime()) ? at.toISOString().slice(0, 10) : '')

/** A web address that is safe to show as a link: http or https, nothing else. */
export const link = (missing: string) =>
  z.string(missing).transform((typed, check) => {
    const url = URL.parse(typed.trim())
    if (url && /^https?:$/.test(url.protocol) && !url.username && typed.length <= 2000)
      return url.href
    check.addIssue({ code: 'custom', message: missing })
    return z.NEVER
  })
