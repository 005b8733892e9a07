import { sentence } from './sentence.ts'

/** A number as it was typed, or what is wrong with it. */
export type TypedNumber = { number: number } | { problem: string }

const SHAPE = /^[+\-−]?(\d{1,3}([\s'’]\d{3})+|\d+)([.,]\d+)?$/
const MOST_DIGITS = 15
/** A thousand and some, or three decimals. */
const BOTH_WAYS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/

/**
 * A number as a person types it: spaces or apostrophes between groups of three, a point or comma
 * before the decimals. A comma or point before exactly three digits could be either and is asked
 * back, but for a leading zero.
 *
 * @example typedNumber('1 200,5') // { number: 1200.5 }
 */
export function typedNumber(typed: string): TypedNumber {
  const given = typed.trim()
  const isDecimal = SHAPE.test(given)
  if (!isDecimal) return { problem: sentence`Enter a number, such as 12, 3.5 or 20 000.` }
  const bare = given.replace(/[\s'’]/g, '').replace('−', '-')
  if (BOTH_WAYS.test(bare)) return { problem: bothReadings(bare) }
  if (bare.replace(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS)
    return { problem: sentence`Use at most ${MOST_DIGITS} digits.` }
  return { number: Number(bare.replace(',', '.')) }
}

function bothReadings(bare: string): string {
  const [whole = '', decimals = ''] = bare.split(/[.,]/)
  return sentence`Do you mean ${whole + decimals} or ${asTyped(Number(`${whole}.${decimals}`))}? Write it that way.`
}

/**
 * A number as `typedNumber` reads it again: no exponent, twelve digits, and a zero behind what could
 * be thousands.
 *
 * @example asTyped(1.234) // '1.2340'
 */
export function asTyped(number: number): string {
  const plain = number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 12 })
  return BOTH_WAYS.test(plain) ? `${plain}0` : plain
}

/** Up to six digits, as people read a number: no noise of the last place. */
export const shortNumber = (number: number) => String(Number(number.toPrecision(6)))
