import type { Cells, Read } from './forecast.ts'

/** A way to write forecasts as rows under a header. */
export type Format = {
  name: FormatName
  /** Columns without which a file is not of this format, and all that are read. */
  needs: readonly string[]
  reads: readonly string[]
  read: (cells: Cells) => Read
}

export const formatNames = ['claimcast', 'fatebook', 'metaculus', 'predictionbook'] as const
export type FormatName = (typeof formatNames)[number]

/** Headers are compared without regard to case, and to how words are joined. */
export const columnName = (typed: string) =>
  typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')
