import type { Source } from './sources.mjs'

export type Entry = { english: string; in: string[] }

export const CATALOGUE: string
export function catalogue(sources: readonly Source[]): Entry[]
export function written(sources: readonly Source[]): string
export function leftOut(sources: readonly Source[]): string[]
