import { sentence } from '#src/lib/sentence.ts'
import type { Forecast, Outcome, Read, Role } from './forecast.ts'

/** What became of a row. Every row has one fate, so that they add up to all that was read. */
export const fates = [
  'scored',
  'withdrawal',
  'later',
  'replaced',
  'too_late',
  'unresolved',
  'annulled',
  'not_binary',
  'no_chance',
  'wrong',
] as const
export type Fate = (typeof fates)[number]

/** A line of a table, or an entry of a list, counted from 1. */
export type Problem = { line: number; reason: string }

export type Row = {
  line: number
  who: number
  at: number | null
  bp: number | null
  ends_at: number | null
}

const FACTS = ['outcome', 'opens_at', 'closes_at', 'known_at'] as const
type Facts = Pick<Forecast, (typeof FACTS)[number]>

export type Question = Facts & {
  name: string
  rows: Row[]
  /** Where its rows tell different things of it: then nobody knows which is true. */
  contradicted: string | null
}

export type Forecaster = { name: string; role: Role }

/** What a file says, sorted by question, and what of it cannot be scored. */
export type Collection = {
  questions: Map<string, Question>
  forecasters: Map<string, Forecaster & { who: number }>
  counts: Record<Fate, number>
  /** The first ones; all are in the counts. */
  problems: Problem[]
  rounded: number
  unnamed: number
}

const MOST_PROBLEMS = 10_000

export const openCollection = (): Collection => ({
  questions: new Map(),
  forecasters: new Map(),
  counts: Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>,
  problems: [],
  rounded: 0,
  unnamed: 0,
})

export function collect(collection: Collection, line: number, read: Read): void {
  if ('left' in read && read.left === 'wrong') blame(collection, line, read.reason)
  else if ('left' in read) collection.counts[read.left]++
  else if (read.bp === null && read.at === null)
    blame(collection, line, sentence`A withdrawal needs a time.`)
  else keep(collection, line, read)
}

function keep(collection: Collection, line: number, read: Forecast): void {
  if (read.rounded) collection.rounded++
  if (!read.forecaster.name) collection.unnamed++
  const question = questionOf(collection, read)
  learn(question, read)
  const who = numberOf(collection, read)
  const { at, bp, ends_at = null } = read
  question.rows.push({ line, who, at, bp, ends_at })
}

export function blame({ counts, problems }: Collection, line: number, reason: string): void {
  counts.wrong++
  if (problems.length < MOST_PROBLEMS) problems.push({ line, reason })
}

function questionOf({ questions }: Collection, { question }: Forecast): Question {
  const known = questions.get(question.key)
  if (known) return known
  const times = { opens_at: null, closes_at: null, known_at: null }
  const made: Question = {
    ...{ name: question.name, outcome: 'unresolved', ...times },
    ...{ rows: [], contradicted: null },
  }
  questions.set(question.key, made)
  return made
}

/** A fact may stand in one row of a question or in all, but only with one value. */
function learn(question: Question, read: Forecast): void {
  for (const fact of FACTS) {
    const [said, known] = [read[fact], question[fact]]
    if (isOpen(said) || said === known) continue
    if (isOpen(known)) Object.assign(question, { [fact]: said })
    else
      question.contradicted ??= sentence`The rows of "${question.name}" contradict each other about its ${fact}.`
  }
  const { opens_at, closes_at, name } = question
  if (opens_at !== null && closes_at !== null && opens_at >= closes_at)
    question.contradicted ??= sentence`By its rows "${name}" closes before it opens.`
}

const isOpen = (fact: Outcome | number | null) => fact === null || fact === 'unresolved'

function numberOf({ forecasters }: Collection, { forecaster }: Forecast): number {
  const known = forecasters.get(forecaster.key)
  if (known) return known.who
  const who = forecasters.size
  forecasters.set(forecaster.key, { name: forecaster.name, role: forecaster.role, who })
  return who
}
