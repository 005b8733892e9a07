import { z } from 'zod'

/** A case's way through the scoring room: what it expects, computed again. */
export type Computed = Record<string, unknown>

/** How a group compares: what was computed, what is expected, and the tolerance, read strictly. */
export type Compare = (computed: Computed, expected: Computed, tolerance: unknown) => string[]

/** Fields that describe and are not compared. */
export const text = z.union([z.string(), z.array(z.string())])

/** Fields whose values are counts, ranks or times: these must agree exactly. */
const EXACT = new Set(['scored_from', 'scored_to', 'active', 'df', 'blocks', 'rank', 'clusters'])

/** Every place where two structures differ, as sentences; nothing is skipped. */
export function differences(path: string, got: unknown, expected: unknown, abs: number): string[] {
  if (typeof expected === 'number' && typeof got === 'number') {
    const allowed = EXACT.has(path.split('.').at(-1) ?? '') ? 0 : abs
    return Math.abs(got - expected) <= allowed ? [] : [`${path}: ${got} is not ${expected}`]
  }
  if (Array.isArray(expected) && Array.isArray(got)) {
    if (expected.length !== got.length)
      return [`${path}: ${got.length} not ${expected.length} entries`]
    return expected.flatMap((value, index) =>
      differences(`${path}[${index}]`, got[index], value, abs),
    )
  }
  if (isMap(expected) && isMap(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
    return [...keys].flatMap((key) => differences(`${path}.${key}`, got[key], expected[key], abs))
  }
  return Object.is(got, expected) ? [] : [`${path}: ${String(got)} is not ${String(expected)}`]
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A fraction "num/den" or "num" as a number; null stays null; maps by key. */
export function fraction(value: unknown): unknown {
  if (value === null) return null
  if (typeof value === 'string') {
    const [numerator = '', denominator = '1'] = value.split('/')
    return Number(numerator) / Number(denominator)
  }
  if (isMap(value))
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fraction(v)]))
  throw new Error(`No fraction: ${String(value)}`)
}

const plainTolerance = z.strictObject({ abs: z.number().default(1e-12), why: text.optional() })

/**
 * Compares every expected field; one that the group does not compute is a difference. How near is
 * near enough may depend on the field.
 */
export function compareFields(
  computed: Computed,
  expected: Computed,
  nearEnough: (name: string) => number,
): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const plain = name.replace(/_exact$/, '')
    if (!Object.hasOwn(computed, plain)) return [`expected.${name}: unknown field`]
    const wanted = name === plain ? value : fraction(value)
    return differences(name, computed[plain], wanted, nearEnough(name))
  })
}

/** How most groups are compared: all fields within one absolute tolerance. */
export const withinAbs: Compare = (computed, expected, tolerance) => {
  const { abs } = plainTolerance.parse(tolerance)
  return compareFields(computed, expected, () => abs)
}
