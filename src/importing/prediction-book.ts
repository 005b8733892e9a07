import { allOf, readChance, readOutcome, readTime } from './cells.ts'
import { type Collection, collect } from './collection.ts'
import { type Read, wrong } from './forecast.ts'
import { asCell, isRecord } from './json.ts'

type Entry = Record<string, unknown>

/**
 * The predictions in a JSON of PredictionBook, of one's own or of all; undefined for another JSON.
 *
 * @see bellroy/predictionbook, API.md and app/serializers
 */
export function predictionsIn(json: unknown): Entry[] | undefined {
  const list = isRecord(json) ? json.predictions : json
  const isOne = (entry: unknown): entry is Entry =>
    isRecord(entry) && 'description' in entry && 'responses' in entry
  return Array.isArray(list) && list.length > 0 && list.every(isOne) ? list : undefined
}

/** Reads every response to every prediction; entries are predictions and count from 1. */
export function readPredictionBook(collection: Collection, predictions: Entry[]): void {
  for (const [index, prediction] of predictions.entries())
    for (const response of Array.isArray(prediction.responses) ? prediction.responses : [])
      collect(collection, index + 1, responseOf(prediction, isRecord(response) ? response : {}))
}

function responseOf(prediction: Entry, response: Entry): Read {
  const confidence = asCell(response.confidence)
  if (confidence === '') return { left: 'no_chance' }
  const isJudged = asCell(prediction.outcome) !== ''
  const isWithdrawn = prediction.withdrawn === true
  const cell = allOf({
    chance: readChance(`${confidence}%`),
    at: readTime(asCell(response.created_at)),
    opens_at: readTime(asCell(prediction.created_at)),
    closes_at: readTime(asCell(prediction.deadline), 'ends'),
    known_at: readTime(isJudged ? asCell(prediction.last_judgement_at) : ''),
    outcome: readOutcome(isWithdrawn ? 'annulled' : asCell(prediction.outcome)),
  })
  if ('problem' in cell) return wrong(cell.problem)
  const { chance, ...facts } = cell.value
  const name = asCell(prediction.description)
  const forecaster = asCell(response.user_label)
  return {
    question: { key: asCell(prediction.id) || name, name },
    forecaster: { key: asCell(response.user_id) || forecaster, name: forecaster, role: 'person' },
    ...chance,
    ...facts,
  }
}
