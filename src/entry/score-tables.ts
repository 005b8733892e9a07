import type { Report } from '#src/importing/report.ts'
import { plain } from '#src/lib/sentence.ts'
import { boardTables } from './board-table.ts'
import { summaryTables } from './summary-table.ts'
import { count, counted, shown } from './text-table.ts'

/** A report as somebody reads it at a terminal. */
export const tablesOf = (report: Report): string =>
  [
    ...[rowsRead(report), problemsOf(report), howScored(report)],
    ...(report.summary ? summaryTables(report, report.summary) : ['Nothing could be scored.']),
    ...(report.brier_board.length > 1 ? boardTables(report) : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n')

const FATES: Record<Exclude<keyof Report['rows'], 'read'>, string> = {
  scored: 'scored',
  withdrawal: 'withdrawals',
  later: 'after the first, of a question without a schedule: the first one counts',
  replaced: 'replaced before they could count: before the opening, or at the same instant',
  too_late: 'made at or after the close, or after the outcome was known',
  unresolved: 'of unresolved questions',
  annulled: 'of annulled or ambiguous questions',
  not_binary: 'of questions that are not yes or no',
  no_chance: 'without a chance: comments, or forecasts of another kind',
  wrong: 'wrong, named below',
}

function rowsRead({ format, rows, rounded, unnamed }: Report): string {
  const fates = Object.entries(FATES).map(([fate, words]) => ({
    ...{ number: rows[fate as keyof typeof FATES], words },
  }))
  const lines = fates.filter(({ number }) => number > 0)
  const width = count(rows.read).length
  return [
    `Rows of the file, read as ${format}`,
    ...[{ number: rows.read, words: 'read' }, ...lines].map(
      ({ number, words }) => `  ${count(number).padStart(width)} ${words}`,
    ),
    ...(rounded > 0 ? [`Rounded to hundredths of a percent: ${counted(rounded, 'chance')}.`] : []),
    ...(unnamed > 0 && unnamed < rows.read
      ? [`Without a forecaster's name: ${counted(unnamed, 'row')}, taken for one forecaster's.`]
      : []),
  ].join('\n')
}

const MOST_SHOWN = 20

function problemsOf({ rows, problems, places }: Report): string {
  if (problems.length === 0) return ''
  const more = rows.wrong - Math.min(rows.wrong, MOST_SHOWN)
  return [
    'Wrong rows',
    ...problems
      .slice(0, MOST_SHOWN)
      .map(({ line, reason }) => `  ${places} ${line}: ${shown(plain(reason))}`),
    ...(more > 0 ? [`  and ${count(more)} more, which --json names`] : []),
  ].join('\n')
}

function howScored({ questions }: Report): string {
  const { over_time, one_forecast } = questions
  return [
    ...(over_time > 0
      ? [`Scored over time, from opening to close: ${counted(over_time, 'question')}.`]
      : []),
    ...(one_forecast > 0
      ? [
          `Scored by one forecast each, the only or first one of each forecaster: ${counted(one_forecast, 'question')}.`,
        ]
      : []),
  ].join('\n')
}
