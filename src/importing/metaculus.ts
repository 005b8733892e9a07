import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { allOf, type Cell, readChance, readOutcome, readTime } from './cells.ts'
import type { CsvRow } from './csv.ts'
import { type Cells, type Outcome, type Read, type Role, wrong } from './forecast.ts'
import { columnName, type Format } from './format.ts'

type Facts = {
  outcome: Outcome
  opens_at: number | null
  closes_at: number | null
  known_at: number | null
}

/** What question_data.csv says of a question; facts are of those that ask for yes or no. */
export type MetaculusQuestion = { name: string; facts: Cell<Facts> | null }

/**
 * The download of Metaculus: forecast_data.csv, of which a row is a forecast of somebody or an
 * aggregate, and what question_data.csv beside it says of the questions.
 *
 * @see Metaculus/metaculus, utils/csv_utils.py
 */
export const metaculus = (questions: ReadonlyMap<string, MetaculusQuestion>): Format => ({
  name: 'metaculus',
  needs: FORECASTS,
  reads: [
    ...['question_id', 'forecaster_id', 'forecaster_username', 'forecaster_(anonymized)'],
    ...['is_bot', 'start_time', 'end_time', 'forecaster_count', 'probability_yes'],
  ],
  read: (cells) => read(cells, questions),
})

export const FORECASTS = ['question_id', 'start_time', 'end_time', 'probability_yes']
export const QUESTIONS = ['question_id', 'question_type', 'scheduled_close_time', 'resolution']

function read(cells: Cells, questions: ReadonlyMap<string, MetaculusQuestion>): Read {
  const key = cells('question_id')
  const question = questions.get(key)
  if (!question)
    return wrong(sentence`Question ${key || '?'} is not in question_data.csv beside this file.`)
  if (!question.facts) return { left: 'not_binary' }
  if (!cells('probability_yes')) return { left: 'no_chance' }
  const cell = allOf({
    chance: readChance(cells('probability_yes')),
    at: readTime(cells('start_time')),
    ends_at: readTime(cells('end_time')),
    facts: question.facts,
  })
  if ('problem' in cell) return wrong(cell.problem)
  const { chance, facts, at, ends_at } = cell.value
  const { name } = question
  return {
    ...{ question: { key, name }, forecaster: forecasterOf(cells), at, ends_at },
    ...{ ...chance, ...facts },
  }
}

function forecasterOf(cells: Cells) {
  const name = cells('forecaster_username') || cells('forecaster_(anonymized)')
  const role = roleOf(cells)
  return { key: [role, cells('forecaster_id'), name].join('\n'), name, role }
}

/** An aggregate counts its forecasters, and is of nobody of whom it could say whether a bot. */
function roleOf(cells: Cells): Role {
  const isNobody = cells('is_bot') === '' && cells('forecaster_id') === ''
  if (cells('forecaster_count') !== '' || isNobody) return 'aggregate'
  return cells('is_bot').toLowerCase() === 'true' ? 'bot' : 'person'
}

/**
 * The rows of question_data.csv by their number.
 *
 * @throws Refusal for another table
 */
export async function metaculusQuestions(
  rows: AsyncIterable<CsvRow>,
): Promise<Map<string, MetaculusQuestion>> {
  const questions = new Map<string, MetaculusQuestion>()
  let columns: string[] | undefined
  for await (const { cells } of rows) {
    if (columns) {
      const places = columns
      const of = (column: string) => cells[places.indexOf(column)] ?? ''
      questions.set(of('question_id'), questionOf(of))
    } else {
      columns = cells.map(columnName)
      const lacking = QUESTIONS.filter((name) => !columns?.includes(name))
      if (lacking.length > 0)
        throw new Refusal(
          'invalid',
          'no_questions',
          sentence`The file of questions has no column ${lacking.join(', ')}.`,
        )
    }
  }
  return questions
}

function questionOf(cells: Cells): MetaculusQuestion {
  const label = cells('label')
  const title = cells('question_title')
  const name = label ? `${title} (${label})` : title
  if (!/^binary$/i.test(cells('question_type'))) return { name, facts: null }
  const cell = allOf({
    outcome: readOutcome(cells('resolution')),
    opens_at: readTime(cells('open_time')),
    closes_at: readTime(cells('scheduled_close_time'), 'ends'),
    closed: readTime(cells('actual_close_time')),
    known: readTime(cells('resolution_known_time')),
  })
  if ('problem' in cell) return { name, facts: cell }
  const { closed, known, ...facts } = cell.value
  const known_at = closed === null || known === null ? (closed ?? known) : Math.min(closed, known)
  return { name, facts: { value: { ...facts, known_at } } }
}
