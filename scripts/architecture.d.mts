import type { Source } from './sources.mjs'

export type Import = {
  target: string
  typeOnly: boolean
  written: string
  line: number
  isExport: boolean
}

export const PURE: readonly string[]
export const ROOMS: readonly string[]
export function importsOf(source: Source): Import[]
export function architectureViolations(sources: readonly Source[]): string[]
export function roomGraph(sources: readonly Source[]): Map<string, Map<string, number>>
