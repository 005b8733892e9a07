import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Collection, openCollection } from '#src/importing/collection.ts'
import { csvRows } from '#src/importing/csv.ts'
import { type FormatName, formatNames } from '#src/importing/format.ts'
import { formatOf } from '#src/importing/formats.ts'
import { metaculusQuestions } from '#src/importing/metaculus.ts'
import { readList } from '#src/importing/read-list.ts'
import { readTable } from '#src/importing/read-table.ts'
import { type Report, reportOn } from '#src/importing/report.ts'
import { plain } from '#src/lib/sentence.ts'
import { progressOn } from './progress.ts'
import { tablesOf } from './score-tables.ts'
import { textOfFile } from './text-of-file.ts'

const HELP = `claimcast score FILE [--json] [--forecaster NAME] [--format NAME]

  Scores forecasts and outcomes from anywhere: a CSV or JSON file with the columns question,
  probability and outcome, and where there are any forecaster, time, opens_at, closes_at, known_at;
  or what Fatebook, Metaculus (forecast_data.csv beside question_data.csv) and PredictionBook (JSON)
  export.
  Prints the Brier score, what it is made of, calibration, and with several forecasters boards.
  Opens no database. docs/scoring-a-file.md says what is read and how it is scored.

  --json             print one JSON object instead of tables
  --forecaster NAME  score and calibration of one forecaster instead of everybody together
  --format NAME      claimcast, fatebook, metaculus or predictionbook; else the header tells
  --questions FILE   Metaculus's question_data.csv, where it does not lie beside FILE
  --encoding NAME    what the file is written in, such as windows-1252; else UTF-8 or UTF-16

  Exit code 0 when something was scored, whatever else is wrong; 1 when nothing was.`

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  forecaster: { type: 'string' },
  format: { type: 'string' },
  questions: { type: 'string' },
  encoding: { type: 'string' },
} as const

/** `claimcast score`: needs no database and no settings. */
export async function scoreFile(words: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: words,
    options: OPTIONS,
    allowPositionals: true,
  })
  const [, path, ...others] = positionals
  if (values.help || !path) {
    console.log(HELP)
    if (!values.help) process.exitCode = 1
    return
  }
  if (others.length > 0) throw new Error('One file at a time: put a name with spaces in quotes.')

  const report = await reportOnFile({ path, ...values })
  console.log(values.json ? JSON.stringify(inEnglish(report), null, 2) : tablesOf(report))
  if (report.summary === null) process.exitCode = 1
}

async function reportOnFile(source: Source): Promise<Report> {
  const progress = progressOn(process.stderr)
  try {
    const collection = openCollection()
    const read = await readInto(collection, source, (share) => progress.told(share, 'Reading'))
    const of = source.forecaster ?? null
    checkForecaster(collection, of)
    return reportOn(collection, { ...read, of }, (share) => progress.told(share, 'Scoring'))
  } finally {
    progress.end()
  }
}

const inEnglish = (report: Report): Report => ({
  ...report,
  problems: report.problems.map(({ line, reason }) => ({ line, reason: plain(reason) })),
})

/** More than this is no text that JavaScript could hold at once. */
const MOST_JSON = 300_000_000

type Source = {
  path: string
  forecaster?: string | undefined
  format?: string | undefined
  questions?: string | undefined
  encoding?: string | undefined
}

async function readInto(
  collection: Collection,
  { path, format, questions, encoding }: Source,
  told: (share: number) => void,
): Promise<Pick<Report, 'format' | 'places'>> {
  const wanted = formatCalled(format)
  const pieces = textOfFile(path, { encoding, told })
  const { value: first = '' } = await pieces.next()
  const text = following(first, pieces)
  if (/^\s*[[{]/.test(first))
    return { format: asWanted(readList(collection, await jsonOf(text)), wanted), places: 'entry' }

  const beside = questions ?? join(dirname(path), 'question_data.csv')
  const found = await readTable(collection, csvRows(text), (header) =>
    formatOf(header, {
      wanted,
      questions: () => metaculusQuestions(csvRows(textOfFile(beside, { encoding }))),
    }),
  )
  return { format: found.name, places: 'line' }
}

function asWanted(found: FormatName, wanted = found): FormatName {
  if (found === wanted) return found
  throw new Error(`This JSON is read as ${found}, not as ${wanted}.`)
}

function formatCalled(name: string | undefined): FormatName | undefined {
  const found = formatNames.find((one) => one === name)
  if (name === undefined || found) return found
  throw new Error(`No format is called ${name}. There are ${formatNames.join(', ')}.`)
}

async function* following(first: string, pieces: AsyncIterator<string>) {
  yield first
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
}

async function jsonOf(pieces: AsyncIterable<string>): Promise<unknown> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > MOST_JSON)
      throw new Error(
        'This JSON is too long to read at once: bring it as CSV, which may be longer.',
      )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`This is no JSON: ${(error as Error).message}`)
  }
}

function checkForecaster({ forecasters }: Collection, name: string | null): void {
  const names = [...forecasters.values()].map((one) => one.name)
  if (name === null || names.includes(name)) return
  const some = names.slice(0, 10).join(', ')
  throw new Error(`No forecaster of the file is called "${name}". There are: ${some}.`)
}
