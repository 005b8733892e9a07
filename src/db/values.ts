/** Counts and ids stay far below 2^53; one that does not is a bug. */
export function toSafeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is no safe integer`)
  return number
}

/** PostgreSQL's numbers for the types whose values the two drivers read differently. */
export const oid = { int8: 20, date: 1082, json: 114, jsonb: 3802 } as const
