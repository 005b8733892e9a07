import type { ParseResult } from 'oxc-parser'

export type Source = { path: string; text: string }

export function readSources(folder: string): Source[]
export function syntaxOf(source: Source): ParseResult
export function walk(node: unknown, visit: (node: { type: string }) => unknown): void
export function lineOf(text: string, offset: number): number
