import { z } from 'zod'
import { typedChance } from '#src/lib/chance.ts'
import { maybe, text } from '#src/lib/fields.ts'
import { sentence } from '#src/lib/sentence.ts'
import { apportion } from '#src/scoring/apportion.ts'
import type { Option } from './kind.ts'

const LEAST = 2
const MOST = 12
const KEYS = 'abcdefghijkl'

/** The options of a question as an author names them, with their keys in order. */
export const asOptions = (labels: readonly string[]): Option[] =>
  labels.map((label, index) => ({ key: KEYS[index] ?? '', label }))

export const options = z
  .array(
    z.strictObject({ key: z.string(), label: text(80, { missing: sentence`Name each option.` }) }),
  )
  .min(LEAST, sentence`Name at least two options, one on each line.`)
  .max(MOST, sentence`Name at most ${MOST} options.`)
  .refine(
    (given) => new Set(given.map(({ label }) => label.toLowerCase())).size === given.length,
    sentence`Two options have the same name.`,
  )
  .refine(
    (given) => given.every(({ key }, index) => key === KEYS[index]),
    sentence`The keys are a, b, c.`,
  )

/** The chances of all options, integer basis points that sum to 10000. */
export const chances = z
  .array(z.number().int().min(0).max(10_000))
  .min(LEAST)
  .refine((bps) => sumOf(bps) === 10_000, sentence`The chances sum to 10000 basis points.`)

const sumOf = (bps: readonly number[]) => bps.reduce((sum, bp) => sum + bp, 0)

/** Every option with its chance, exactly as entered. */
export const chancesInWords = (bps: readonly number[], all: readonly Option[]) =>
  all.map(({ label }, index) => `${label} ${(bps[index] ?? 0) / 100}%`).join(', ')

/** The name of an option's field in a form. */
export const fieldOf = (index: number) => `bp_${index}`

/**
 * The chances as a form sends them, one field an option, or as a program does, in one list. One
 * field may be empty and takes the rest. What does not sum to 100% is refused with what scaling it
 * would give, and scaled only when that is asked for.
 */
export const chancesFor = <K extends string>(kind: K, all: readonly Option[]) =>
  z
    .strictObject({
      kind: z.literal(kind),
      bps: chances.optional(),
      scaled: z.literal('yes').optional(),
      ...Object.fromEntries(all.map((_, index) => [fieldOf(index), maybe(typedChance)])),
    })
    .transform(({ kind: _, bps, scaled, ...rest }, check) => {
      if (bps?.length === all.length) return { kind, bps }
      const fields = rest as Record<string, number | null>
      const typed = all.map((_, index) => fields[fieldOf(index)] ?? null)
      const read = complete(typed, scaled === 'yes', all)
      if ('bps' in read) return { kind, bps: read.bps }
      check.addIssue({ code: 'custom', path: [read.field], message: read.problem })
      return z.NEVER
    })

type Read = { bps: number[] } | { field: string; problem: string }

function complete(typed: (number | null)[], scaled: boolean, all: readonly Option[]): Read {
  const empty = typed.flatMap((bp, index) => (bp === null ? [index] : []))
  const given = typed.map((bp) => bp ?? 0)
  const sum = sumOf(given)
  if (empty.length > 1 && sum !== 10_000)
    return {
      field: fieldOf(empty[0] as number),
      problem: sentence`Give each option a chance. One may stay empty and takes the rest.`,
    }
  if (empty.length === 1 && sum <= 10_000)
    return { bps: given.with(empty[0] as number, 10_000 - sum) }
  if (sum === 10_000) return { bps: given }
  if (sum === 0)
    return { field: fieldOf(0), problem: sentence`Give at least one option a chance above 0.` }
  const bps = apportion(given)
  return scaled ? { bps } : { field: 'scaled', problem: offer(sum, bps, all) }
}

const offer = (sum: number, bps: number[], all: readonly Option[]) =>
  sentence`These add up to ${sum / 100}%, not 100%. Scaled they would be: ${all
    .map(({ label }, index) => `${label} ${(bps[index] as number) / 100}%`)
    .join(', ')}.`

/** Near certainty of one option: the slip that costs the most. */
export function certainOf(bps: readonly number[], all: readonly Option[]) {
  const index = bps.findIndex((bp) => bp > 9900)
  const [bp, label] = [bps[index], all[index]?.label]
  return bp === undefined || label === undefined ? undefined : { bp, label }
}

/** The option that came about: its index, or from a form its key. */
export const cameAbout = (all: readonly Option[]) =>
  z.union([z.number(), z.string()], sentence`Choose what came about.`).transform((given, check) => {
    const index = typeof given === 'number' ? given : all.findIndex(({ key }) => key === given)
    if (all[index]) return index
    check.addIssue({ code: 'custom', message: sentence`Choose what came about.` })
    return z.NEVER
  })
