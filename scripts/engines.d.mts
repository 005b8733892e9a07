import type { Source } from './sources.mjs'

export function sameOnBoth(sources: readonly Source[]): string[]
