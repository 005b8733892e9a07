import { z } from 'zod'
import { type Ignored, readAddress } from '#src/lib/filter.ts'

/** How far back the history of a crowd is shown. */
export const ranges = ['week', 'month', 'all'] as const
export type Range = (typeof ranges)[number]

type Shown = { range: Range }

const schemas = { range: z.enum(ranges).default('all') }

export const readRange = (query: Record<string, string>): Shown & Ignored =>
  readAddress<Shown>(schemas, { range: 'all' }, query)
