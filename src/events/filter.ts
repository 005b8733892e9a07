import { z } from 'zod'
import { type Ignored, pathWith, readAddress, words } from '#src/lib/filter.ts'
import type { EventName } from './event.ts'

/** Moves of one kind, for whoever looks for them in the log. */
export const moveKinds = ['questions', 'results', 'articles', 'people'] as const
export type MoveKind = (typeof moveKinds)[number]

/** How the log can be narrowed; each is a part of the address. */
export type LogFilter = {
  /** The number of a question, as in its address. */
  question: string
  /** The handle of who did it, or to whom. */
  person: string
  kind: '' | MoveKind
}

const schemas = {
  question: z
    .string()
    .regex(/^\d{0,15}$/)
    .default(''),
  person: words(20),
  kind: z.enum(['', ...moveKinds]).default(''),
}

export const everything: LogFilter = { question: '', person: '', kind: '' }

export const readLogFilter = (query: Record<string, string>): LogFilter & Ignored =>
  readAddress(schemas, everything, query)

/** The address of the log with this filter; what is as everywhere is left out. */
export const logPath = ({ question, person, kind }: LogFilter) =>
  pathWith('/log', { question, person, kind })

const PREFIXES: [prefix: string, kind: MoveKind][] = [
  ['question', 'questions'],
  ['resolution', 'results'],
  ['article', 'articles'],
  ['claim', 'articles'],
  ['tournament', 'questions'],
]

export const kindOfMove = (name: EventName): MoveKind =>
  PREFIXES.find(([prefix]) => name.startsWith(`${prefix}.`))?.[1] ?? 'people'

/** Moves whose subject is a person. */
export const aboutPeople: readonly EventName[] = [
  'role.changed',
  'person.barred',
  'person.set_apart',
  'person.compared_again',
  'person.renamed',
  'password_reset.made',
]
