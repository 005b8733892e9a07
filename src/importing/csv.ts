import { Readable } from 'node:stream'
import { type CsvError, type Info, parse } from 'csv-parse'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'

/** A row of a table and the line it begins on. */
export type CsvRow = { line: number; cells: string[] }

/** A longer row is a quote that was never closed. */
const MOST_IN_A_ROW = 4_000_000

/**
 * The rows of a text of comma, semicolon or tab separated values, whichever its first line has
 * most of. Quoted cells may hold separators and line ends; empty lines are passed over.
 *
 * @throws Refusal for a quote that is never closed, by the line where its row begins
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const pieces = withPlainEnds(text)
  const { head, ended } = await headOf(pieces)
  const source = Readable.from(ended ? [head] : following(head, pieces))
  let last = 0
  const parser = source.pipe(
    parse({
      ...{ delimiter: delimiterOf(head), record_delimiter: '\n', info: true },
      ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true },
      max_record_size: MOST_IN_A_ROW,
      on_record: (row: string[], { lines }: { lines: number }) => {
        last = lines
        return row
      },
    }),
  )
  source.on('error', (error) => parser.destroy(error))
  try {
    for await (const row of parser as AsyncIterable<{ record: string[]; info: Info }>)
      yield { line: row.info.lines - breaksIn(row.record), cells: row.record }
  } catch (error) {
    throw asRefusal(error as CsvError, last + 1) ?? error
  }
}

/** Every line ends alike: the parser counts two lines for both signs of one end within quotes. */
async function* withPlainEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const piece of text) {
    const whole = held + piece
    held = whole.endsWith('\r') ? '\r' : ''
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n')
  }
  if (held) yield '\n'
}

/** At least the whole first line. */
async function headOf(pieces: AsyncIterator<string>) {
  let head = ''
  while (!/\S.*\n/.test(head)) {
    const { done, value } = await pieces.next()
    if (done) return { head, ended: true }
    head += value
  }
  return { head, ended: false }
}

async function* following(head: string, pieces: AsyncIterator<string>) {
  yield head
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
}

/** @example delimiterOf('question;probability\n') // ';' */
function delimiterOf(head: string): string {
  const [first = ''] = head.trimStart().split('\n', 1)
  const unquoted = first.replace(/"(?:[^"]|"")*"/g, '')
  const countOf = (sign: string) => unquoted.split(sign).length
  return [',', ';', '\t'].reduce((most, sign) => (countOf(sign) > countOf(most) ? sign : most))
}

const breaksIn = (cells: string[]) =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)

function asRefusal({ code }: Partial<CsvError>, line: number): Refusal | null {
  if (!code?.startsWith('CSV_')) return null
  const isOpen = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
  return new Refusal(
    'invalid',
    'quotes',
    isOpen
      ? sentence`A quote opens in line ${line} and is never closed. Close it; nothing was scored.`
      : sentence`The quotes of line ${line} cannot be read. Write a quote within quotes twice; nothing was scored.`,
  )
}
