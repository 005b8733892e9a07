export type Source = { path: string; text: string }

export function readSources(folder: string): Source[]
