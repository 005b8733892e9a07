import { sentence } from '#src/lib/sentence.ts'
import { brier } from '#src/scoring/brier.ts'
import { segmentsOf, type Window, windowOf } from '#src/scoring/standing.ts'
import { blame, type Collection, type Question, type Row } from './collection.ts'
import { type Move, movesOf } from './moves.ts'

export type Timed = Question & { opens_at: number; closes_at: number }

export const isTimed = (question: Question): question is Timed =>
  question.opens_at !== null &&
  question.closes_at !== null &&
  question.rows.every(({ at }) => at !== null)

/** Who forecast a question, with what counts of it, and within which window. */
export type Contenders = { window: Window; people: { who: number; moves: Move[] }[] }

/** Everybody over time, from opening to close. Notes what became of each row. */
export function overSchedule({ counts }: Collection, question: Timed): Contenders {
  const window = windowOf(question)
  const people = [...Map.groupBy(question.rows, ({ who }) => who)].map(([who, rows]) => {
    const moves = movesOf(rows)
    const stood = new Set(segmentsOf(asScored(moves, question), window).map(({ move }) => move))
    for (const [index, { bp, at, ended }] of moves.entries()) {
      if (ended) continue
      const isLate = window.to <= window.from || at >= window.to
      if (isLate) counts.too_late++
      else if (bp === null) counts.withdrawal++
      else counts[stood.has(index) ? 'scored' : 'replaced']++
    }
    return { who, moves }
  })
  return { window, people }
}

/** All stand side by side for one and the same moment. */
const MOMENT: Window = { from: 0, to: 1, end: 1 }

/** Everybody by one forecast. Notes what became of each row. */
export function atOnce(collection: Collection, question: Question): Contenders {
  const people = [...Map.groupBy(question.rows, ({ who }) => who)].flatMap(([who, rows]) => {
    const bp = firstOf(collection, question, rows)
    return bp === null ? [] : { who, moves: [{ at: 0, bp, ended: false }] }
  })
  return { window: MOMENT, people }
}

function firstOf(collection: Collection, question: Question, rows: Row[]): number | null {
  if (rows.length > 1 && rows.some(({ at }) => at === null)) {
    const reason = sentence`One forecaster has several forecasts of "${question.name}" and not all have times: which one counts is not known.`
    for (const { line } of rows) blame(collection, line, reason)
    return null
  }
  const end = Math.min(question.closes_at ?? Infinity, question.known_at ?? Infinity)
  const inTime = rows.filter(({ at }) => at === null || at < end)
  const said = inTime.filter(({ bp }) => bp !== null)
  const [first, ...later] = said.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  const { counts } = collection
  counts.too_late += rows.length - inTime.length
  counts.withdrawal += inTime.length - said.length
  counts.later += later.length
  counts.scored += first ? 1 : 0
  return first?.bp ?? null
}

export const asScored = (moves: Move[], { outcome }: Question) =>
  moves.map(({ at, bp }) => ({ at, score: bp === null ? null : brier(bp, outcome === 'yes') }))
