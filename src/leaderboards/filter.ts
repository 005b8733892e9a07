import { z } from 'zod'
import { type Ignored, readAddress } from '#src/lib/filter.ts'
import { type Board, boards } from './board.ts'

/** Which board is shown, and from where on. */
export type BoardFilter = { board: Board; around: '' | 'me' }

const schemas = {
  board: z.enum(boards).default('brier'),
  around: z.enum(['', 'me']).default(''),
}

export const readBoardFilter = (query: Record<string, string>): BoardFilter & Ignored =>
  readAddress<BoardFilter>(schemas, { board: 'brier', around: '' }, query)
