/** One page of a list: its rows, and where the next page begins. */
export type Page<Row> = { rows: Row[]; after: string | undefined }

/**
 * A keyset cursor: the sort key and id of the last row shown, as text for an address.
 *
 * @example writeCursor([1767225600000, 7]) // "1767225600000.7"
 */
export const writeCursor = (keys: number[]) => keys.join('.')

const NUMBER = /^-?\d{1,16}$/

/** Far beyond every instant and id, and within what the database can reckon with. */
const MOST = 1e14

/** The numbers of a cursor; undefined for anything that was not written by `writeCursor`. */
export function readCursor(text: string | undefined, length: number): number[] | undefined {
  const parts = text?.split('.') ?? []
  const numbers = parts.filter((part) => NUMBER.test(part)).map(Number)
  const isWhole = parts.length === length && numbers.length === length
  return isWhole && numbers.every((number) => Math.abs(number) <= MOST) ? numbers : undefined
}

/** Cuts one row more than a page holds down to the page, and says whether more follow. */
export function toPage<Row>(
  rows: Row[],
  size: number,
  cursorOf: (row: Row) => number[],
): Page<Row> {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    rows: shown,
    after: rows.length > size && last ? writeCursor(cursorOf(last)) : undefined,
  }
}
