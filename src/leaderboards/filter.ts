import { z } from 'zod'
import { type Ignored, pathWith, readAddress, words } from '#src/lib/filter.ts'
import { type Ranked, references } from '#src/scores/score.ts'
import { ALL, BOARD_KEY, partsOf, type Ranking, rankings } from './board.ts'

/** Which board is shown, in which order, and from where on. */
export type BoardFilter = { board: Ranking; of: string; around: '' | 'me' }

const schemas = {
  board: z.enum(rankings).default('brier'),
  of: z.string().regex(BOARD_KEY).default(ALL),
  around: z.enum(['', 'me']).default(''),
}

export function readBoardFilter(query: Record<string, string>): BoardFilter & Ignored {
  const everything: BoardFilter = { board: 'brier', of: ALL, around: '' }
  const read = readAddress<BoardFilter>(schemas, everything, query)
  if (read.board !== 'points' || partsOf(read.of).kind === 'tournament') return read
  return { ...read, board: 'brier', ignored: [...read.ignored, 'board=points'] }
}

/** The address of a board; what is as everywhere is left out, but which tab it is. */
export const boardPath = (of: string, board: Ranking, around = '') =>
  pathWith('/leaderboards', { board, of: of === ALL ? '' : of, around })

/** Whose line of which board is opened: a person's by handle, or that of a reference. */
export type SumFilter = { of: string; person: string; row: Reference }
export type Reference = Exclude<Ranked, 'person'>

const ofSum = {
  of: schemas.of,
  person: words(20),
  row: z.enum(references).default('crowd'),
}

export const readSumFilter = (query: Record<string, string>): SumFilter & Ignored =>
  readAddress<SumFilter>(ofSum, { of: ALL, person: '', row: 'crowd' }, query)

/** Where a line of a board is opened to what it is the sum of. */
export const sumPath = (of: string, handle: string | null, row: Ranked) =>
  pathWith('/leaderboards/sum', {
    of: of === ALL ? '' : of,
    ...(handle === null ? { row } : { person: handle }),
  })
