import type { Source } from './sources.mjs'

export type Figures = {
  files: number
  medianFile: number
  filesUpToUsual: number
  medianFunction: number
  functionsUpToUsual: number
  commentShare: number
  testToCode: number
}

export function functionLengths(source: Source): { line: number; lines: number }[]
export function budgets(
  code: readonly Source[],
  tests: readonly Source[],
): { figures: Figures; violations: string[] }
