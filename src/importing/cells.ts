import { sentence } from '#src/lib/sentence.ts'
import { roundHalfEven } from '#src/scoring/exact.ts'
import type { Outcome } from './forecast.ts'

/** What a cell says, or why it cannot be read. */
export type Cell<T> = { value: T } | { problem: string }

/** Several cells as one: all their values, or the first problem. */
export function allOf<T extends Record<string, unknown>>(
  cells: {
    [K in keyof T]: Cell<T[K]>
  },
): Cell<T> {
  const values: Record<string, unknown> = {}
  for (const [name, cell] of Object.entries(cells) as [string, Cell<unknown>][]) {
    if ('problem' in cell) return cell
    values[name] = cell.value
  }
  return { value: values as T }
}

const short = (typed: string) => (typed.length > 40 ? `${typed.slice(0, 40)}…` : typed)

const CHANCE = /^(?<number>(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d+)?)\s*(?<sign>%?)$/i

/**
 * A chance as files write it: a share from 0 to 1, or a percentage with its sign. Rounded to basis
 * points, and told so.
 *
 * @example readChance('0,735') // { value: { bp: 7350, rounded: false } }; readChance('73%')
 */
export function readChance(typed: string): Cell<{ bp: number; rounded: boolean }> {
  const { number, sign } = CHANCE.exec(typed)?.groups ?? {}
  if (number === undefined)
    return {
      problem: typed
        ? sentence`The probability "${short(typed)}" is no number.`
        : sentence`The probability is missing.`,
    }
  const exact = Number(number.replace(',', '.')) * (sign ? 100 : 10_000)
  if (exact > 10_000)
    return {
      problem: sentence`The probability "${short(typed)}" is above 1. Write a share such as 0.73, or a percentage with its sign.`,
    }
  const bp = roundHalfEven(exact)
  return { value: { bp, rounded: Math.abs(exact - bp) > 1e-6 } }
}

const OUTCOMES: Record<string, Outcome> = {
  ...{ yes: 'yes', true: 'yes', '1': 'yes', no: 'no', false: 'no', '0': 'no' },
  ...{ '': 'unresolved', annulled: 'annulled', ambiguous: 'annulled' },
}

/** Yes or no in the words that files have for it, in any case. */
export function readOutcome(typed: string): Cell<Outcome> {
  const value = OUTCOMES[typed.toLowerCase()]
  return value
    ? { value }
    : { problem: sentence`The outcome "${short(typed)}" is neither yes nor no.` }
}

const EPOCH = /^\d{9,14}(?:\.\d+)?$/
const ISO =
  /^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<hours>\d\d:\d\d)(?::(?<seconds>\d{1,2}(?:\.\d+)?))?\s*(?<zone>Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i

/**
 * A moment in milliseconds: ISO 8601, or the epoch in seconds or milliseconds. Without a zone it is
 * UTC; a day alone means its first moment, or its last where it is a close.
 *
 * @returns null for an empty cell
 * @example readTime('2026-03-01 18:00') // { value: 1772388000000 }
 */
export function readTime(typed: string, day: 'begins' | 'ends' = 'begins'): Cell<number | null> {
  if (typed === '') return { value: null }
  const value = EPOCH.test(typed) ? fromEpoch(Number(typed)) : fromIso(typed, day)
  const isNear = value >= Date.UTC(1900) && value < Date.UTC(2201)
  return isNear
    ? { value }
    : { problem: sentence`"${short(typed)}" is no time such as 2026-03-01T18:00Z.` }
}

/** Seconds since 1970 have eleven digits only from the year 5138 on. */
const fromEpoch = (number: number) => Math.round(number < 1e11 ? number * 1000 : number)

function fromIso(typed: string, means: 'begins' | 'ends'): number {
  const { day = '', hours, seconds = '0', zone = 'Z' } = ISO.exec(typed)?.groups ?? {}
  const midnight = Date.parse(`${day}T00:00Z`)
  // A Date takes 31 February for a day in March.
  if (!(new Date(midnight || 0).toISOString().slice(0, 10) === day)) return Number.NaN
  if (hours === undefined) return means === 'begins' ? midnight : midnight + 86_399_999
  const minute = Date.parse(`${day}T${hours}${offset(zone)}`)
  return Number(seconds) < 60 ? minute + Math.floor(Number(seconds) * 1000) : Number.NaN
}

const offset = (zone: string) =>
  /^(?:Z|UTC)$/i.test(zone)
    ? 'Z'
    : zone.replace(/^(...):?(\d\d)?$/, (_, h, m = '00') => `${h}:${m}`)
