import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { blame, type Collection, collect } from './collection.ts'
import { columnName, type FormatName } from './format.ts'
import { asCell, isRecord } from './json.ts'
import { ownFormat } from './own-format.ts'
import { predictionsIn, readPredictionBook } from './prediction-book.ts'

/**
 * Reads a JSON into a collection: predictions of PredictionBook, or forecasts that have the columns
 * of a table as their keys, in a list or under `forecasts`. Entries count from 1.
 *
 * @returns the format it has
 * @throws Refusal for anything else
 */
export function readList(collection: Collection, json: unknown): FormatName {
  const predictions = predictionsIn(json)
  if (predictions) {
    readPredictionBook(collection, predictions)
    return 'predictionbook'
  }
  const list = isRecord(json) ? json.forecasts : json
  if (!Array.isArray(list))
    throw new Refusal(
      'invalid',
      'no_list',
      sentence`This JSON is no list of forecasts, and no object with such a list under "forecasts".`,
    )
  for (const [index, entry] of list.entries()) readEntry(collection, index + 1, entry)
  return 'claimcast'
}

function readEntry(collection: Collection, place: number, entry: unknown): void {
  if (!isRecord(entry)) {
    blame(collection, place, sentence`The entry is no object.`)
    return
  }
  const cells = new Map(Object.entries(entry).map(([key, is]) => [columnName(key), is]))
  collect(
    collection,
    place,
    ownFormat.read((column) => asCell(cells.get(column))),
  )
}
