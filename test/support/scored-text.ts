import { openCollection } from '#src/importing/collection.ts'
import { csvRows } from '#src/importing/csv.ts'
import { formatOf } from '#src/importing/formats.ts'
import { metaculusQuestions } from '#src/importing/metaculus.ts'
import { readList } from '#src/importing/read-list.ts'
import { readTable } from '#src/importing/read-table.ts'
import { type Report, reportOn } from '#src/importing/report.ts'
import { plain } from '#src/lib/sentence.ts'

export async function* inPieces(text: string, size = 7): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size)
}

/** The report on a table, read in small pieces as a long file is. */
export async function reportOf(
  table: string,
  { of = null, questions = '' }: { of?: string | null; questions?: string } = {},
): Promise<Report> {
  const collection = openCollection()
  const { name } = await readTable(collection, csvRows(inPieces(table)), (header) =>
    formatOf(header, { questions: () => metaculusQuestions(csvRows(inPieces(questions))) }),
  )
  return reportOn(collection, { format: name, places: 'line', of })
}

export function reportOfList(json: unknown): Report {
  const collection = openCollection()
  const format = readList(collection, json)
  return reportOn(collection, { format, places: 'entry', of: null })
}

/** Problems as they are told, by line. */
export const told = ({ problems }: Report) =>
  problems.map(({ line, reason }) => `${line}: ${plain(reason)}`)
