import { z } from 'zod'
import { sentence } from './sentence.ts'

/**
 * A chance as a person types it or a program sends it, read to integer basis points.
 *
 * Text is a percentage: "73", "73%", "73,5", ".73" is 73%. A bare number above 0 up to 1 that
 * starts with a digit ("0.73", "1") could be a share or a percentage and is asked back. A number
 * is basis points, 0 to 10000.
 */
export const chance = z
  .union([z.string(), z.number()])
  .transform((given, check) =>
    bpOf(typeof given === 'number' ? fromNumber(given) : fromText(given), check),
  )

/** The same of text alone. */
export const typedChance = z.string().transform((typed, check) => bpOf(fromText(typed), check))

function bpOf(read: Read, check: z.RefinementCtx): number {
  if ('bp' in read) return read.bp
  check.addIssue({ code: 'custom', message: read.problem })
  return z.NEVER
}

type Read = { bp: number } | { problem: string }

const OUT_OF_RANGE = sentence`Enter a chance from 0 to 100, such as 73 or 73%.`

const fromNumber = (bp: number): Read =>
  Number.isInteger(bp) && bp >= 0 && bp <= 10_000
    ? { bp }
    : { problem: sentence`A chance is a whole number of basis points from 0 to 10000.` }

/** Digits, at most one decimal mark, an optional percent sign. */
const SHAPE = /^(?<whole>\d*)(?:[.,](?<decimals>\d+))?\s*(?<sign>%?)$/

function fromText(typed: string): Read {
  const { whole, decimals = '', sign } = SHAPE.exec(typed.trim())?.groups ?? {}
  if (whole === undefined || whole + decimals === '') return { problem: OUT_OF_RANGE }

  const number = Number(`${whole || 0}.${decimals || 0}`)
  if (whole === '' && !sign) return inPercent(number * 100, decimals.slice(2))
  if (!sign && number > 0 && number <= 1) return { problem: askBack(number) }
  return inPercent(number, decimals)
}

function inPercent(percent: number, decimals: string): Read {
  if (percent > 100) return { problem: OUT_OF_RANGE }
  if (decimals.replace(/0+$/, '').length > 2)
    return { problem: sentence`Use at most two decimals, such as ${percent.toFixed(2)}.` }
  return { bp: Math.round(percent * 100) }
}

const askBack = (number: number) =>
  sentence`Do you mean ${number}% or ${trimmed(number * 100)}%? Add a percent sign to say which.`

/**
 * Both readings of a number that could be a share or a percentage, as texts that say which.
 *
 * @example bothReadings('0.73') // ['0.73%', '73%']; bothReadings('73') // undefined
 */
export function bothReadings(typed: string): [percent: string, share: string] | undefined {
  const number = Number(typed.trim().replace(',', '.'))
  const isAmbiguous = /^\d/.test(typed.trim()) && number > 0 && number <= 1
  return isAmbiguous ? [`${number}%`, `${trimmed(number * 100)}%`] : undefined
}

/** A typed chance moved by some percent, from the middle if nothing that can be read is typed. */
export function stepped(typed: string, step: number): string {
  const read = fromText(typed)
  const percent = 'bp' in read ? read.bp / 100 : 50
  return String(Math.min(99, Math.max(1, percent + step)))
}

const trimmed = (number: number) => String(Math.round(number * 100) / 100)
