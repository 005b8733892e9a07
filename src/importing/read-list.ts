import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { blame, type Collection, collect } from './collection.ts'
import { columnName } from './format.ts'
import { ownFormat } from './own-format.ts'

/**
 * Reads a list of forecasts, or an object whose `forecasts` are one, into a collection. Entries have
 * the columns of a table as their keys, and count from 1.
 *
 * @throws Refusal for anything else
 */
export function readList(collection: Collection, json: unknown): void {
  const list = Array.isArray(json) ? json : isRecord(json) ? json.forecasts : undefined
  if (!Array.isArray(list))
    throw new Refusal(
      'invalid',
      'no_list',
      sentence`This JSON is no list of forecasts, and no object with such a list under "forecasts".`,
    )
  for (const [index, entry] of list.entries()) {
    if (!isRecord(entry)) blame(collection, index + 1, sentence`The entry is no object.`)
    else {
      const cells = new Map(Object.entries(entry).map(([key, is]) => [columnName(key), is]))
      collect(
        collection,
        index + 1,
        ownFormat.read((column) => asCell(cells.get(column))),
      )
    }
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asCell = (value: unknown) =>
  value === undefined || value === null
    ? ''
    : (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim()
