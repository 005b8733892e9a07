import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { blame, type Collection, collect } from './collection.ts'
import type { CsvRow } from './csv.ts'
import { columnName, type Format } from './format.ts'

/** Reads rows under a header into a collection; wrong ones are named and do not stop it. */
export async function readTable(
  collection: Collection,
  rows: AsyncIterable<CsvRow>,
  choose: (header: string[]) => Promise<Format>,
): Promise<Format> {
  let format: Format | undefined
  let places = new Map<string, number>()
  let width = 0
  for await (const { line, cells } of rows) {
    if (!format) {
      const columns = cells.map(columnName)
      format = await choose(columns)
      checkHeader(columns, format)
      places = new Map(columns.map((column, index) => [column, index]))
      width = columns.length
    } else if (cells.length !== width)
      blame(
        collection,
        line,
        sentence`The row has ${cells.length} cells where the header has ${width}.`,
      )
    else
      collect(
        collection,
        line,
        format.read((column) => cells[places.get(column) ?? -1] ?? ''),
      )
  }
  if (format) return format
  throw new Refusal('invalid', 'empty', sentence`The file is empty: it has not even a header.`)
}

function checkHeader(columns: string[], { reads }: Format) {
  const twice = reads.find((name) => columns.indexOf(name) !== columns.lastIndexOf(name))
  if (twice)
    throw new Refusal('invalid', 'column_twice', sentence`The column ${twice} stands twice.`)
}
