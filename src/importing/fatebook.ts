import { allOf, readChance, readOutcome, readTime } from './cells.ts'
import { type Cells, type Read, wrong } from './forecast.ts'
import type { Format } from './format.ts'

/**
 * Fatebook's export of forecasts, a row each. It has no number for a question, so that title, asker
 * and creation tell questions apart, and no zone of its times, which are read as UTC.
 *
 * @see Sage-Future/fatebook, lib/web/export.ts
 */
export const fatebook: Format = {
  name: 'fatebook',
  needs: ['question_title', 'forecast_(scale_=_0-1)', 'forecast_created_at', 'resolution'],
  reads: [
    ...['question_title', 'multiple_choice_option', 'forecast_created_by'],
    ...['forecast_(scale_=_0-1)', 'forecast_created_at', 'question_created_by'],
    ...['question_created_at', 'question_resolve_by', 'resolution', 'resolved_at'],
  ],
  read,
}

function read(cells: Cells): Read {
  if (cells('multiple_choice_option')) return { left: 'not_binary' }
  const [name, forecaster] = [cells('question_title'), cells('forecast_created_by')]
  const cell = allOf({
    chance: readChance(cells('forecast_(scale_=_0-1)')),
    at: readTime(cells('forecast_created_at')),
    opens_at: readTime(cells('question_created_at')),
    closes_at: readTime(cells('question_resolve_by'), 'ends'),
    outcome: readOutcome(cells('resolution')),
    known_at: readTime(cells('resolved_at')),
  })
  if ('problem' in cell) return wrong(cell.problem)
  const { chance, ...facts } = cell.value
  const key = [name, cells('question_created_by'), cells('question_created_at')].join('\n')
  return {
    question: { key, name },
    forecaster: { key: forecaster, name: forecaster, role: 'person' },
    ...chance,
    ...facts,
  }
}
